"""Who has the form of an article open is shown to others, and keeps nobody from writing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.news import workflow
from apps.news.models import WorkingCopy
from apps.news.texts import Text
from tests import factories as make
from tests.desk import filled, page, submit
from tests.news.admin.people import LOOKING, make_staff, make_writer

pytestmark = pytest.mark.django_db

LIST = "/admin/news/article/"


@pytest.fixture
def article():
    return make.make_draft("A line opens")


@pytest.fixture
def other():
    return make_writer(first_name="Na", last_name="Li")


@pytest.fixture
def writer(client):
    writer = make_writer(first_name="Bo", last_name="Wu")
    client.force_login(writer)
    return writer


def minutes_ago(minutes):
    return timezone.now() - timedelta(minutes=minutes)


def shown(client, article):
    return client.get(page("news_article_change", article.pk)).context["editing"]


def beat(client, article, writer, **about):
    about = {"doing": "open", "page": "PageOne", "writer": writer.pk} | about
    return client.post(page("news_article_keep", article.pk), about).json()


def test_whoever_has_the_form_open_is_shown_with_the_time(client, writer, other, article):
    workflow.open_form(article, by=other, page="p", at=timezone.now())

    [line] = shown(client, article)

    at = timezone.localtime(WorkingCopy.objects.get().opened_at)
    assert line == f"Being edited by Na Li since {at:%H:%M}."
    assert line in client.get(page("news_article_change", article.pk)).content.decode()


def test_nobody_is_told_of_themselves(client, writer, article):
    assert beat(client, article, writer)["editing"] == []
    assert shown(client, article) == []


def test_each_beat_tells_who_else_is_there(client, writer, other, article):
    workflow.open_form(article, by=other, page="p")

    [line] = beat(client, article, writer)["editing"]

    assert line.startswith("Being edited by Na Li since ")
    assert list(WorkingCopy.objects.order_by("pk").values_list("user", flat=True)) == [
        other.pk, writer.pk,
    ]  # fmt: skip


def test_each_beat_tells_of_a_text_saved_meanwhile(client, writer, other, article):
    opened_on = article.latest_id
    workflow.revise(article, by=other, text=Text("Theirs"))

    told = beat(client, article, writer, opened_on=opened_on)["newer"]

    assert told.startswith("Na Li saved text 2 at ")


def test_whoever_was_not_seen_for_long_is_shown_no_more(client, writer, other, article):
    workflow.open_form(article, by=other, page="p", at=minutes_ago(2))

    assert shown(client, article) == []


def test_since_is_when_it_was_opened_not_when_it_was_last_seen(other, article):
    workflow.open_form(article, by=other, page="p", at=minutes_ago(10))
    for minute in (9, 8, 7):
        copy = workflow.open_form(article, by=other, page="p", at=minutes_ago(minute))

    assert copy.opened_at < minutes_ago(9)


def test_whoever_comes_back_has_opened_it_anew(other, article):
    workflow.open_form(article, by=other, page="p", at=minutes_ago(60))

    copy = workflow.open_form(article, by=other, page="p", at=minutes_ago(5))

    assert copy.opened_at > minutes_ago(6)


def test_whoever_leaves_is_gone_and_keeps_what_was_typed(client, writer, other, article):
    workflow.keep_copy(article, by=writer, page="PageOne", fields={"title": ["Mine"]})
    workflow.open_form(article, by=other, page="p")

    beat(client, article, writer, doing="leaving")
    workflow.close_form(article, by=other, page="p")

    copy = WorkingCopy.objects.get()
    assert (copy.user, copy.seen_at, copy.fields) == (writer, None, {"title": ["Mine"]})


def test_nobody_is_kept_from_saving(client, writer, other, article):
    workflow.open_form(article, by=other, page="p")

    submit(client, page("news_article_change", article.pk), title="Mine")

    article.refresh_from_db()
    assert article.latest.title == "Mine"


def test_whoever_has_saved_and_left_is_gone(client, writer, other, article):
    url = page("news_article_change", article.pk)
    beat(client, article, writer)
    client.post(url, filled(client.get(url)) | {"page": "PageOne", "_save": "1"})

    client.force_login(other)

    assert shown(client, article) == []


def test_rows_that_hold_nothing_go_after_a_day(article, other):
    day = 24 * 60
    for minutes, fields in [(day + 1, None), (day + 1, {"title": ["Kept"]}), (day - 1, None)]:
        user = make_writer()
        workflow.keep_copy(
            make.make_draft(), by=user, page="p", fields=fields, at=minutes_ago(minutes)
        )

    workflow.open_form(article, by=other, page="p")

    left = WorkingCopy.objects.order_by("pk").values_list("fields", flat=True)
    assert list(left) == [{"title": ["Kept"]}, None, None]


def test_the_list_marks_what_somebody_has_open(client, writer, other, article):
    make.make_draft("Nobody is here")
    workflow.open_form(article, by=other, page="p")

    content = client.get(LIST).content.decode()

    assert content.count("being edited by Na Li") == 1


def test_of_a_confidential_article_nobody_else_learns_who_writes_it(client, writer, other, article):
    workflow.confide(article, [other], by=other)
    workflow.open_form(article, by=other, page="p")

    assert client.get(page("news_article_change", article.pk), follow=True).redirect_chain
    assert "Na Li" not in client.get(LIST).content.decode()


def test_whoever_may_only_look_sees_who_writes_and_is_not_seen(client, other, article):
    workflow.open_form(article, by=other, page="p")
    client.force_login(make_staff(*LOOKING))

    response = client.get(page("news_article_change", article.pk))

    assert len(response.context["editing"]) == 1
    assert b"data-keep" not in response.content


def test_the_list_takes_as_many_queries_however_many_write(
    client, writer, django_assert_max_num_queries
):
    def count():
        with django_assert_max_num_queries(100) as queries:
            client.get(LIST)
        return len(queries)

    def open_some(number):
        for _each in range(number):
            workflow.open_form(make.make_draft(), by=make_writer(), page="p")

    open_some(1)
    count()  # the first page of a process also learns its content types
    before = count()
    open_some(2)

    assert count() == before
