"""The first page of the desk: every number leads to a list with exactly so many rows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localdate

from apps.news import workflow
from apps.news.models import Article, Comment
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_staff
from tests.news.conftest import fresh

pytestmark = pytest.mark.django_db

SEEN = ["view_article", "view_category", "view_agreement", "view_picture"]
MOST_QUERIES = 20


@pytest.fixture
def person(client, chain):
    """Who writes, signs the first stage, and may see every list."""
    stage, _reviewer = chain[0]
    person = make_staff(*SEEN, groups=[stage.group])
    client.force_login(person)
    return person


def fill_every_tray(person, chain):
    """One thing into each."""
    now, boss, (first, other) = timezone.now(), make.make_user(is_superuser=True), chain[0]
    theirs = submitted(make.make_draft("Waits", at=now))
    past = now - timedelta(days=3)
    workflow.assign(theirs, stage=first, to=person, by=boss, due_on=localdate(past), at=past)
    mine = submitted(make.make_draft("Comes back", by=person, at=now))
    workflow.send_back(mine.latest, by=other, stage=first, comment="The date is wrong.")
    draft = make.make_draft("Half written", by=person, at=now)
    Comment.objects.create(article=draft, revision=draft.latest, body="Who?", author=other, at=now)
    planned = make.make_draft("Planned", at=now)
    workflow.schedule(planned, publish_at=now + timedelta(days=1), by=boss)
    missed = make.make_draft("Missed", at=now)
    workflow.schedule(missed, publish_at=now + timedelta(days=1), by=boss, at=now)
    workflow.keep_up(now + timedelta(days=1, minutes=-1))
    Article.objects.filter(pk=missed.pk).update(publish_at=None, missed_at=now)
    english = make.make_article(at=now - timedelta(days=40))
    chinese = make.make_article(slug=english.slug, language="zh-hans", at=now - timedelta(days=30))
    make.make_change(english, title="Two", at=now - timedelta(days=20))
    workflow.revise(chinese, by=boss, text=Text("Not live yet"))
    make.make_agreement(
        signed_on=now.date() - timedelta(days=300),
        expires_on=now.date() + timedelta(days=10),
        notice_days=30,
    )
    make.make_picture(rights_until=now.date() + timedelta(days=10))


def submitted(article):
    workflow.submit(article, by=article.latest.author)
    return fresh(article)


def trays(client):
    tracks = client.get(page("index")).context["tracks"]
    return [filled for _name, _heading, trays in tracks for filled in trays]


def test_every_number_is_that_of_the_list_it_leads_to(client, person, chain):
    fill_every_tray(person, chain)
    fill_every_tray(person, chain)

    for filled in trays(client):
        listed = client.get(filled.address).context["cl"]
        assert filled.number == listed.result_count > 0, filled.tray.title
        assert {url for _line, url in filled.lines} <= {
            listed.url_for_result(row) for row in listed.result_list
        }


def test_it_is_calm_where_nothing_lies(client, person):
    shown = client.get(page("index")).content.decode()

    assert {filled.number for filled in trays(client)} == {0}
    assert "Nothing waits for you." in shown
    assert "Nothing is planned." in shown
    assert "tray-number" not in shown


def test_it_names_the_first_few_and_counts_all(client, person, chain):
    for number in range(7):
        make.make_draft(f"Draft {number}", by=person)

    drafts = next(filled for filled in trays(client) if filled.tray.query == "desk=drafts")

    assert drafts.number == 7
    assert [line.text for line, _url in drafts.lines] == [f"Draft {n}" for n in (6, 5, 4, 3, 2)]


def test_it_takes_as_many_queries_with_three_of_everything_as_with_one(client, person, chain):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(page("index"))
        return len(queries)

    count()
    fill_every_tray(person, chain)
    one = count()
    for _ in range(2):
        fill_every_tray(person, chain)

    assert count() == one <= MOST_QUERIES


def test_a_confidential_article_is_neither_named_nor_counted(client, person, chain):
    article = submitted(make.make_draft("The secret line"))
    workflow.schedule(
        article, publish_at=timezone.now() + timedelta(days=1), by=article.latest.author
    )
    workflow.confide(article, [], by=article.latest.author)

    shown = client.get(page("index")).content.decode()

    assert "The secret line" not in shown
    assert {filled.number for filled in trays(client)} == {0}


def test_somebody_who_may_see_no_list_has_no_trays(client, chain):
    make.make_draft("A line opens")
    client.force_login(make.make_user())

    response = client.get(page("index"))

    assert response.context["tracks"] == []
    assert "A line opens" not in response.content.decode()


def test_the_page_of_one_app_has_no_trays(client, person):
    response = client.get(page("app_list", "news"))

    assert 'class="trays"' not in response.content.decode()


@pytest.mark.parametrize("value", ["nonsense", "", "waiting' OR 1=1"])
def test_an_unknown_tray_in_an_address_shows_the_whole_list(client, person, value):
    make.make_draft("A line opens")

    response = client.get(page("news_article_changelist"), {"desk": value})

    assert response.context["cl"].result_count == 1


def test_it_says_that_the_home_page_has_gone_stale(client, person):
    make.make_article(at=timezone.now() - timedelta(days=20))

    shown = client.get(page("index")).content.decode()

    assert "The home page has gone stale: English: nothing since" in shown
