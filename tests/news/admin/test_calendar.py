"""The calendar: what goes out and comes down, what did not, what has; day by day."""

from datetime import UTC, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.news import workflow
from apps.news.models import Article, Bundle
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_staff
from tests.news.conftest import fresh, sign

pytestmark = pytest.mark.django_db

EVE = datetime(2030, 12, 1, 4, tzinfo=UTC)  # noon in Shanghai
MOMENT = datetime(2030, 12, 4, 2, tzinfo=UTC)


@pytest.fixture(autouse=True)
def reader(client):
    reader = make_staff("view_article")
    client.force_login(reader)
    return reader


def shown(client, **query):
    response = client.get(page("news_article_calendar"), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def entries(client, **query):
    """Day, hour, kind and title of each."""
    found = []
    for day in shown(client, **query).select("td, .week-day"):
        for entry in day.select(".entry"):
            kind = next(name for name in entry["class"] if name != "entry")
            hour = entry.time.get_text()
            found.append((day.time["datetime"], hour, kind, entry.a.get_text()))
    return found


def make_planned(title="A line opens", at=MOMENT, **fields):
    article = make.make_draft(title, at=EVE, **fields)
    workflow.schedule(article, publish_at=at, by=article.latest.author, at=EVE)
    return fresh(article)


@pytest.mark.parametrize("query", [{"month": "2030-12"}, {"week": "2030-W49"}])
def test_a_plan_stands_on_its_day_and_hour_in_the_time_zone_of_the_site(client, query):
    make_planned()

    assert entries(client, **query) == [("2030-12-04", "10:00", "unsigned", "A line opens")]
    assert "Times are those of Asia/Shanghai" in shown(client, **query).get_text()


def test_midnight_belongs_to_the_day_that_begins(client):
    make_planned(at=datetime(2030, 12, 3, 16, tzinfo=UTC))

    assert entries(client, month="2030-12")[0][:2] == ("2030-12-04", "00:00")


def test_what_all_have_signed_is_told_from_what_they_have_not(client, submitted, chain):
    article = sign(submitted, chain)
    workflow.schedule(article, publish_at=MOMENT, by=article.latest.author, at=EVE)

    assert [kind for _, _, kind, _ in entries(client, month="2030-12")] == ["out"]


def test_a_withdrawal_that_is_planned_and_a_moment_that_was_missed_stand_there(client):
    article = make.make_article("Comes down", at=EVE)
    boss = make.make_user()
    workflow.schedule_withdrawal(article, withdraw_at=MOMENT, by=boss, reason="Over", at=EVE)
    make_planned("Missed")
    workflow.keep_up(MOMENT - timedelta(hours=1))
    missed = Article.objects.get(latest__title="Missed")
    Article.objects.filter(pk=missed.pk).update(publish_at=None, missed_at=MOMENT)

    found = {(kind, title) for _, _, kind, title in entries(client, week="2030-W49")}

    assert found == {("down", "Comes down"), ("missed", "Missed")}


def test_what_went_out_and_was_withdrawn_stands_there_by_the_title_of_its_day(client):
    article = make.make_article("As it was called", at=EVE)
    make.make_change(article, at=EVE + timedelta(days=1), title="As it is called now")
    workflow.withdraw(article, by=make.make_user(), reason="Over", at=EVE + timedelta(days=2))

    assert entries(client, month="2030-12") == [
        ("2030-12-01", "12:00", "published", "As it was called"),
        ("2030-12-02", "12:00", "published", "As it is called now"),
        ("2030-12-03", "12:00", "withdrawn", "As it is called now"),
    ]


def test_a_joint_release_is_named_with_each_of_its_articles(client):
    boss = make.make_user()
    bundle = Bundle.objects.create(name="Opening day", created_at=EVE)
    pair = [make.make_draft("One", at=EVE), make.make_draft("Two", at=EVE)]
    workflow.bundle_up(bundle, pair, by=boss)
    workflow.schedule_bundle(bundle, publish_at=MOMENT, by=boss, at=EVE)

    releases = shown(client, month="2030-12").select(".entry-release")

    assert [release.get_text() for release in releases] == ["Opening day", "Opening day"]


def test_a_confidential_article_is_not_there_for_others(client):
    article = make_planned("The secret line")
    out = make.make_article("The secret past", at=EVE)
    for each in (article, out):
        workflow.confide(each, [], by=each.latest.author)

    assert "secret" not in shown(client, month="2030-12").get_text()


def test_a_full_day_of_a_month_says_how_many_more_its_week_has(client):
    for number in range(8):
        make_planned(f"Story {number}")

    month = shown(client, month="2030-12")

    assert len(month.select("td .entry")) == 6
    assert month.select_one(".day-more").get_text() == "and 2 more"
    assert len(entries(client, week="2030-W49")) == 8


@pytest.mark.parametrize(
    "query",
    [
        {"month": "2026-13"},
        {"month": "0001-01"},
        {"month": "9999-12"},
        {"month": "x" * 5000},
        {"week": "0"},
        {"week": "2025-W53"},
        {"week": "<b>"},
    ],
)
def test_what_no_calendar_has_is_answered_with_today_and_a_word_about_it(client, query):
    answer = shown(client, **query)

    assert "The calendar has no" in answer.select_one(".messagelist").get_text()
    assert answer.select_one(f'time[datetime="{timezone.localdate()}"]')


@pytest.mark.parametrize("query", [{"month": "1970-01"}, {"month": "2199-12"},
                                   {"week": "1970-W01"}, {"week": "2199-W52"}])  # fmt: skip
def test_at_the_ends_of_time_one_way_is_left(client, query):
    links = shown(client, **query).select(".calendar-steps [rel]")

    assert len(links) == 1


def test_the_week_begins_on_monday(client):
    heads = shown(client, month="2030-12").select("thead abbr")

    assert [head["title"] for head in heads][::6] == ["Monday", "Sunday"]


def test_it_takes_the_same_few_queries_with_one_and_three(client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(page("news_article_calendar"), {"month": "2030-12"})
        return len(queries)

    count()
    make_planned()
    make.make_article(at=EVE)
    one = count()
    for _ in range(2):
        make_planned()
        make.make_article(at=EVE)

    assert count() == one <= 7


def test_it_changes_nothing(client):
    assert client.post(page("news_article_calendar")).status_code == 405


def test_it_is_for_those_who_may_see_articles(client):
    client.force_login(make.make_user())

    assert client.get(page("news_article_calendar")).status_code == 403
