"""Mail leaves at least once, whatever breaks, and once where nothing does."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import override_settings

from apps.news import workflow
from apps.news.models import Notice
from apps.news.notices import deliver
from apps.org.models import ContentVersion
from tests import factories as make

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
# Nothing listens there.
BROKEN = {
    "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
    "EMAIL_HOST": "127.0.0.1",
    "EMAIL_PORT": 9,
}


@pytest.fixture
def reviewer():
    stage = make.make_stage()
    return make.make_user(groups=[stage.group], email="reviewer@example.org")


def submitted(title="A line opens", at=make.NOON):
    article = make.make_draft(title, at=at)
    workflow.submit(article, by=article.latest.author, at=at)
    return article


def test_a_notice_says_what_happened_and_leads_there(reviewer):
    article = submitted()

    deliver(make.NOON)

    (message,) = mail.outbox
    assert message.to == ["reviewer@example.org"]
    assert message.subject == "Submitted for review: A line opens"
    assert f"/admin/news/article/{article.pk}/change/" in message.body
    assert "2024-09-11 12:00 (Asia/Shanghai)" in message.body


def test_a_notice_is_in_the_language_of_who_gets_it(reviewer):
    reviewer.language = "zh-hans"
    reviewer.save()
    submitted()

    deliver(make.NOON)

    assert mail.outbox[0].subject != "Submitted for review: A line opens"
    assert mail.outbox[0].subject.endswith("A line opens")


def test_what_was_sent_is_not_sent_again(reviewer):
    submitted()

    assert [deliver(make.NOON), deliver(make.NOON)] == [1, 0]
    assert len(mail.outbox) == 1


def test_what_is_rolled_back_is_told_nobody(reviewer):
    article = make.make_draft()
    workflow.submit(article, by=article.latest.author)

    with pytest.raises(workflow.Refused):
        workflow.submit(article, by=article.latest.author)

    assert Notice.objects.count() == 1


def test_a_broken_mail_server_loses_nothing(reviewer):
    submitted()

    with override_settings(**BROKEN):
        assert deliver(make.NOON) == 0
    too_early, later = make.NOON + timedelta(minutes=1), make.NOON + timedelta(minutes=3)

    assert Notice.objects.get().tries == 1
    assert [deliver(too_early), deliver(later)] == [0, 1]
    assert len(mail.outbox) == 1


def test_what_could_not_be_sent_is_waited_for_longer_each_time_but_never_given_up(reviewer):
    submitted()
    at, waits = make.NOON, []

    with override_settings(**BROKEN):
        for _try in range(8):
            deliver(at)
            waits.append(Notice.objects.get().due_at - at)
            at += waits[-1]

    minutes = [wait.total_seconds() / 60 for wait in waits]
    assert minutes == [2, 4, 8, 16, 32, 60, 60, 60]


def test_a_sender_that_died_is_followed_by_another(reviewer):
    submitted()
    # As a process leaves it that was killed between taking the notice and sending it.
    Notice.objects.update(due_at=make.NOON + timedelta(minutes=5))

    assert [deliver(make.NOON), deliver(make.NOON + timedelta(minutes=5))] == [0, 1]


def test_the_same_notice_has_the_same_message_id_each_time(reviewer):
    submitted()
    deliver(make.NOON)
    Notice.objects.update(sent_at=None, due_at=make.NOON)

    deliver(make.NOON)

    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_a_digest_gathers_a_day_in_one_mail_at_eight(reviewer):
    reviewer.notice_rhythm = "daily"
    reviewer.save()
    evening = datetime(2024, 9, 11, 20, tzinfo=SHANGHAI)
    submitted("One", at=evening)
    submitted("Two", at=evening + timedelta(hours=11))
    submitted("Tomorrow’s", at=evening + timedelta(hours=13))

    assert deliver(evening + timedelta(hours=11)) == 0
    assert deliver(evening + timedelta(hours=12)) == 2

    (message,) = mail.outbox
    assert message.subject == "2 notices from the desk"
    assert "One" in message.body
    assert "Two" in message.body
    assert "Tomorrow" not in message.body


def test_who_may_no_longer_know_of_an_article_gets_no_mail_about_it(reviewer):
    article = submitted()
    workflow.confide(article, [], by=article.latest.author)

    assert deliver() == 0
    assert mail.outbox == []
    assert not Notice.objects.exists()


def test_a_title_breaks_no_header(reviewer):
    submitted("A line\u2028opens “now”")

    deliver(make.NOON)

    assert "\n" not in mail.outbox[0].subject


def test_a_notice_to_be_sent_is_the_next_thing_due(reviewer):
    submitted()

    assert ContentVersion.objects.get().next_due_at == make.NOON
    deliver(make.NOON)
    assert ContentVersion.objects.get().next_due_at is None


def test_sending_takes_the_same_number_of_queries_for_many(reviewer, django_assert_max_num_queries):
    for number in range(3):
        submitted(f"Story {number}")

    with django_assert_max_num_queries(30):
        assert deliver(make.NOON) == 3
