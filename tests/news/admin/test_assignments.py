"""Whom a stage is asked of, by when, and where that shows."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.news import workflow
from apps.news.admin.line import stations
from apps.news.choices import Action
from apps.news.models import Article
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import (
    LOOKING,
    make_publisher,
    make_reviewer,
    make_staff,
    make_writer,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 4, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def stage():
    return make.make_stage("First review")


@pytest.fixture
def reviewer(stage):
    return make_reviewer(stage, username="li", first_name="Li", last_name="Na")


@pytest.fixture
def article(stage):
    return make.make_draft("A line opens")


def ask(article, stage, to, due_on=None, at=NOW):
    workflow.assign(article, stage=stage, to=to, due_on=due_on, by=make.make_user(), at=at)


def post(client, article, stage, to="", due_on=""):
    """Send the form of a stage; what the page says then."""
    data = {"stage": getattr(stage, "pk", stage), "to": getattr(to, "pk", to), "due_on": due_on}
    answer = client.post(page("news_article_assign", article.pk), data, follow=True)
    return [str(message) for message in answer.context["messages"]]


# Asking.


@pytest.mark.parametrize("who", [make_writer, make_publisher])
def test_who_changes_or_publishes_asks_a_reviewer(client, article, stage, reviewer, who):
    client.force_login(who())
    tomorrow = timezone.localdate() + timedelta(days=1)

    said = post(client, article, stage, reviewer, tomorrow.isoformat())

    asked = article.assignments.get()
    assert said == ["Asked."]
    assert (asked.stage, asked.to, asked.due_on) == (stage, reviewer, tomorrow)
    assert article.transitions.get(action=Action.ASSIGNED).reason == f"{stage}: Li Na"


def test_a_stage_is_left_to_whoever_may_again(client, article, stage, reviewer):
    ask(article, stage, reviewer)
    client.force_login(make_writer())

    said = post(client, article, stage)

    assert said == ["Left to whoever may sign."]
    assert not article.assignments.exists()


def test_the_same_asked_twice_is_logged_once(article, stage, reviewer):
    ask(article, stage, reviewer, TODAY)
    ask(article, stage, reviewer, TODAY)

    assert article.transitions.filter(action=Action.ASSIGNED).count() == 1


def test_who_only_looks_asks_nobody(client, article, stage, reviewer):
    client.force_login(reviewer)

    answer = client.post(page("news_article_assign", article.pk), {"stage": stage.pk})

    assert answer.status_code == 403


def test_a_confidential_article_is_not_there_for_others(client, article, stage, reviewer):
    workflow.confide(article, [], by=article.latest.author)
    client.force_login(make.make_superuser())

    answer = client.post(page("news_article_assign", article.pk), {"stage": stage.pk})

    assert answer.status_code == 404


def test_looking_asks_nobody(client, article):
    client.force_login(make_writer())

    assert client.get(page("news_article_assign", article.pk)).status_code == 405


def test_only_who_may_sign_the_text_is_offered_and_taken(client, article, stage, reviewer):
    author = article.latest.author
    author.groups.add(stage.group)
    make_reviewer(stage, username="gone", is_active=False)
    stranger = make_staff(*LOOKING)
    client.force_login(make_writer())

    shown = client.get(page("news_article_change", article.pk))
    said = [post(client, article, stage, who) for who in (author, stranger, "999", "x")]

    [form] = shown.context["ask_forms"]
    assert list(form.fields["to"].queryset) == [reviewer]
    assert said == [["That person may not be asked to sign this stage."]] * 4
    assert not article.assignments.exists()


def test_of_a_confidential_article_only_the_named_are_offered(article, stage, reviewer):
    named = make_reviewer(stage)
    workflow.confide(article, [named], by=article.latest.author)
    article.refresh_from_db()

    assert list(workflow.reviewers(article, stage)) == [named]


@pytest.mark.parametrize("number", ["", "999999", "x", "9" * 30])
def test_a_stage_of_no_review_is_refused(client, article, number):
    client.force_login(make_writer())

    said = post(client, article, number)

    assert said == ["This stage is not in the review of the article."]


def test_a_stage_of_another_category_is_refused(client, article):
    other = make.make_stage("Elsewhere", category=make.make_category())
    client.force_login(make_writer())

    said = post(client, article, other, make_reviewer(other))

    assert said == ["This stage is not in the review of the article."]


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "0000-01-01"])
def test_a_day_that_is_none_or_over_is_refused(client, article, stage, reviewer, day):
    client.force_login(make_writer())
    yesterday = timezone.localdate() - timedelta(days=1)

    said = post(client, article, stage, reviewer, day.replace("yesterday", str(yesterday)))

    assert said in (["That day is over."], ["Enter a valid date."])
    assert not article.assignments.exists()


def test_nobody_is_asked_for_two_stages(article, stage, reviewer):
    second = make.make_stage("Second", group=stage.group)
    ask(article, stage, reviewer)

    with pytest.raises(workflow.Refused, match="another stage"):
        ask(article, second, reviewer)


def test_others_of_the_group_still_sign(article, stage, reviewer):
    ask(article, stage, reviewer)
    workflow.submit(article, by=article.latest.author)
    article.refresh_from_db()

    workflow.approve(article.latest, by=make_reviewer(stage), stage=stage)

    assert article.latest.signatures.count() == 1


def test_once_it_is_out_nobody_is_asked_any_more(article, stage, reviewer):
    ask(article, stage, reviewer)
    workflow.publish(article, by=make.make_superuser(), override_reason="Now")

    with pytest.raises(workflow.Refused, match="live already"):
        ask(Article.objects.get(), stage, reviewer)

    assert not article.assignments.exists()


# On the line.


def asked_of(article):
    return [station.asked for station in stations(Article.objects.get(pk=article.pk))][1]


def test_the_line_says_who_is_asked_by_when(client, article, stage, reviewer):
    ask(article, stage, reviewer, date(2126, 12, 1))
    client.force_login(make_staff(*LOOKING))

    shown = client.get(page("news_article_change", article.pk)).content.decode()

    assert "asked: Li Na, by 2126-12-01" in shown
    assert "overdue" not in shown.replace("?asked=overdue", "")


def test_the_line_says_that_a_day_is_over(client, article, stage, reviewer):
    ask(article, stage, reviewer, TODAY - timedelta(days=300), at=NOW - timedelta(days=400))
    client.force_login(make_staff(*LOOKING))

    shown = client.get(page("news_article_change", article.pk)).content.decode()

    assert '<b class="alarm">overdue</b>' in shown


@pytest.mark.parametrize("how", ["left the group", "deactivated"])
def test_the_line_says_that_who_is_asked_may_no_longer_sign(article, stage, reviewer, how):
    ask(article, stage, reviewer)
    before = asked_of(article).is_reviewer
    if how == "deactivated":
        reviewer.is_active = False
        reviewer.save()
    else:
        reviewer.groups.clear()

    assert (before, asked_of(article).is_reviewer) == (True, False)


def test_a_signed_stage_says_who_signed_and_asks_nobody(article, stage, reviewer):
    ask(article, stage, reviewer)
    workflow.submit(article, by=article.latest.author)
    article.refresh_from_db()
    workflow.approve(article.latest, by=reviewer, stage=stage)

    assert asked_of(article) is None


# In the list.


def listed(client, asked):
    answer = client.get(page("news_article_changelist"), {"asked": asked})
    return [article.latest.title for article in answer.context["cl"].result_list]


def test_the_list_shows_what_is_asked_of_me_and_what_is_overdue(client, stage, reviewer):
    mine, late, _other = make.make_draft("Mine"), make.make_draft("Late"), make.make_draft("Other")
    ask(mine, stage, reviewer, date(2126, 1, 1))
    ask(late, stage, make_reviewer(stage), date(2025, 1, 1), at=NOW - timedelta(days=900))
    client.force_login(reviewer)

    assert (listed(client, "me"), listed(client, "overdue")) == (["Mine"], ["Late"])
    assert len(listed(client, "rubbish")) == 3


def test_what_is_signed_is_neither_assigned_nor_overdue(article, stage, reviewer):
    ask(article, stage, reviewer, TODAY)
    later = TODAY + timedelta(days=1)
    before = [Article.objects.assigned_to(reviewer).count(), Article.objects.overdue(later).count()]
    workflow.submit(article, by=article.latest.author)
    article.refresh_from_db()
    workflow.approve(article.latest, by=reviewer, stage=stage)

    after = [Article.objects.assigned_to(reviewer).count(), Article.objects.overdue(later).count()]

    assert (before, after) == ([1, 1], [0, 0])


def test_a_new_text_asks_again(article, stage, reviewer):
    ask(article, stage, reviewer, TODAY)
    workflow.submit(article, by=article.latest.author)
    article.refresh_from_db()
    workflow.approve(article.latest, by=reviewer, stage=stage)

    workflow.revise(article, by=make_writer(), text=Text("Another title"))

    assert list(Article.objects.assigned_to(reviewer)) == [article]


def test_on_the_day_itself_nothing_is_overdue(article, stage, reviewer):
    ask(article, stage, reviewer, TODAY)

    assert not Article.objects.overdue(TODAY).exists()


def test_what_is_asked_of_who_may_not_sign_is_not_theirs(article, stage, reviewer):
    ask(article, stage, reviewer)
    workflow.revise(article, by=reviewer, text=Text("A title of theirs"))
    written = Article.objects.assigned_to(reviewer).count()
    other = make_reviewer(stage)
    ask(article, stage, other)
    other.groups.clear()

    assert (written, Article.objects.assigned_to(other).count()) == (0, 0)


def test_a_confidential_article_is_asked_only_of_those_it_names(article, stage, reviewer):
    ask(article, stage, reviewer)

    workflow.confide(article, [], by=article.latest.author)

    assert not Article.objects.assigned_to(reviewer).exists()


def test_where_a_category_has_its_own_review_the_common_one_asks_nobody(article, stage, reviewer):
    ask(article, stage, reviewer, TODAY)

    make.make_stage("Its own", category=article.category)

    assert not Article.objects.assigned_to(reviewer).exists()
    assert not Article.objects.overdue(TODAY + timedelta(days=9)).exists()


def test_the_same_number_of_queries_with_one_and_three_reviewers(client, article, stage):
    client.force_login(make_writer())

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(page("news_article_change", article.pk))
        return len(queries)

    make_reviewer(stage)
    count()
    one = count()
    for _number in range(2):
        make_reviewer(stage)

    assert count() == one
