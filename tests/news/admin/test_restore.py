"""An old text brought back as the next one."""

from dataclasses import replace

import pytest

from apps.news import workflow
from apps.news.choices import Action, State
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import LOOKING, make_publisher, make_staff, make_writer
from tests.news.conftest import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = make.make_draft("One", people={make.make_person()})
    newer = replace(Text.of(article.latest), title="Two", people=set())
    workflow.revise(article, by=article.latest.author, text=newer)
    return fresh(article)


def restore(client, article, number, **data):
    """What the page says then."""
    data = {"revision": article.latest_id} | data
    address = page("news_article_restore", article.pk, number)
    response = client.post(address, data, follow=True)
    return [str(message) for message in response.context["messages"]]


def test_an_old_text_becomes_the_next_with_all_it_was_about(client, article):
    client.force_login(make_writer())

    said = restore(client, article, 1)

    now = fresh(article).latest
    assert said == ["Text 1 is back as text 3, a draft: it passes its review again."]
    assert Text.of(now) == Text.of(article.revisions.get(number=1))
    assert (now.number, article.revisions.count()) == (3, 3)


def test_it_is_written_down_which_text_was_restored(client, article):
    writer = make_writer()
    client.force_login(writer)

    restore(client, article, 1)

    move = article.transitions.get(action=Action.RESTORED)
    assert (move.by, move.revision.number, move.reason) == (writer, 3, "Text 1")


def test_what_is_live_stays_live(client):
    client.force_login(make_writer())
    article = make.make_article("One")
    workflow.revise(article, by=None, text=Text("Two"))
    article = fresh(article)

    restore(client, article, 1)

    now = fresh(article)
    assert (now.live, now.latest.title, now.state) == (article.live, "One", State.DRAFT)


def test_it_asks_first_and_shows_what_would_change(client, article):
    client.force_login(make_writer())

    shown = client.get(page("news_article_restore", article.pk, 1)).content.decode()

    assert "Restore text 1" in shown
    assert "added: </span>One" in shown
    assert fresh(article).latest_id == article.latest_id


def test_it_is_refused_where_somebody_saved_meanwhile(client, article):
    client.force_login(make_writer())
    stale = article.latest_id
    workflow.revise(article, by=None, text=Text("Three"))

    said = restore(client, article, 1, revision=stale)

    assert said == ["A newer text exists: look at it first."]
    assert fresh(article).latest.title == "Three"


def test_the_latest_text_is_not_restored(client, article):
    client.force_login(make_writer())

    assert restore(client, article, 2) == ["This is the latest text already."]


def test_a_text_that_says_the_same_makes_no_new_one(client, article):
    client.force_login(make_writer())
    workflow.restore(article.revisions.get(number=1), by=make.make_user())

    said = restore(client, fresh(article), 1)

    assert said == ["The latest text says the same as text 1."]
    assert article.revisions.count() == 3


@pytest.mark.parametrize("method", ["get", "post"])
def test_it_is_for_those_who_may_change_articles(client, article, method):
    for user in (make_staff(*LOOKING), make_publisher()):
        client.force_login(user)

        response = getattr(client, method)(page("news_article_restore", article.pk, 1))

        assert response.status_code == 403
    assert article.revisions.count() == 2


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_text_of_another_article_is_not_found_under_this_one(client, article, method):
    client.force_login(make_writer())
    other = make.make_draft()

    response = getattr(client, method)(page("news_article_restore", other.pk, 2))

    assert response.status_code == 404


def test_a_confidential_article_is_restored_by_those_it_names(client, article):
    client.force_login(make_writer())
    workflow.confide(article, [], by=make.make_superuser())

    response = client.post(page("news_article_restore", article.pk, 1))

    assert (response.status_code, article.revisions.count()) == (404, 2)


def test_an_old_text_offers_it_to_those_who_may(client, article):
    address = page("news_article_restore", article.pk, 1)

    offered = []
    for user in (make_writer(), make_staff(*LOOKING)):
        client.force_login(user)
        for name, arguments in (("revision", [article.pk, 1]), ("compare", [article.pk])):
            shown = client.get(page(f"news_article_{name}", *arguments)).content.decode()
            offered.append(address in shown)

    assert offered == [True, True, False, False]
