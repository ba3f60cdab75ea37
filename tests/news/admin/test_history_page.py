"""The life of an article, to be read."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.news import workflow
from apps.news.models import Transition
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(client):
    client.force_login(make_staff("view_article", "view_transition"))
    article = make.make_article("A line opens")
    workflow.revise(article, by=make.make_user(), text=Text("Two <lines> open", body="<p>Next</p>"))
    return article


def test_it_lists_every_change_of_state_and_every_text(client, article):
    context = client.get(page("news_article_history", article.pk)).context

    assert [move.to_state for move in context["moves"]] == ["draft", "published", "draft"]
    assert [text.number for text in context["revisions"]] == [2, 1]


def test_it_says_who_did_what_in_plain_words(client, article):
    moves = client.get(page("news_article_history", article.pk)).context["moves"]

    assert [(str(move), str(move.by)) for move in moves] == [
        ("Edited", str(article.revisions.get(number=2).author)),
        ("Published", "root"),
        ("Drafted", str(article.revisions.get(number=1).author)),
    ]


def test_a_text_beside_another_says_so(client, article):
    first = article.revisions.get(number=1)
    workflow.revise(article, by=None, text=Text("Mine"), based_on=first)

    shown = client.get(page("news_article_history", article.pk)).content.decode()

    assert "kept beside a newer text; written from text 1" in shown


def test_it_takes_the_same_number_of_queries_with_many_rows(client, article):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(page("news_article_history", article.pk))
        return len(queries)

    count()
    few = count()
    stage = make.make_stage()
    for number in range(60):
        text = Text(f"Title {number}", change_note="Again")
        workflow.revise(article, by=make.make_user(), text=text)
        article.refresh_from_db()
        if number % 20 == 0:
            workflow.submit(article, by=article.latest.author)
            signer = make.make_user(groups=[stage.group])
            workflow.approve(article.latest, by=signer, stage=stage)

    assert count() <= few + 2  # how many there are, once there is more than a page


def test_it_says_that_and_why_a_review_was_overridden(client, article):
    shown = client.get(page("news_article_history", article.pk)).content.decode()

    assert "Review overridden." in shown
    assert "Made for a test" in shown


def test_an_old_text_is_read_as_it_was(client, article):
    shown = client.get(page("news_article_revision", article.pk, 1)).content.decode()

    assert "<h2>A line opens</h2>" in shown
    assert "The public reads it now." in shown


def test_markup_in_a_title_is_shown_as_typed(client, article):
    shown = client.get(page("news_article_history", article.pk)).content.decode()

    assert "<lines>" not in shown


def test_the_text_of_another_article_is_not_found_under_this_one(client, article):
    other = make.make_draft()

    assert client.get(page("news_article_revision", other.pk, 2)).status_code == 404


@pytest.mark.parametrize("number", ["0", "9" * 30])
def test_an_unknown_article_has_no_history(client, article, number):
    url = page("news_article_changelist") + f"{number}/history/"

    assert client.get(url).status_code == 404


def test_the_log_of_all_articles_is_only_read(client, article):
    entry = Transition.objects.first()

    response = client.get(page("news_transition_changelist"))
    refused = client.post(page("news_transition_delete", entry.pk), {"post": "yes"})

    assert (response.status_code, refused.status_code) == (200, 403)


@pytest.mark.parametrize("name", ["news_article_history", "news_article_revision"])
def test_it_is_for_those_who_may_see_articles(client, article, name):
    client.force_login(make.make_user())
    numbers = [article.pk, 1] if name.endswith("revision") else [article.pk]

    assert client.get(page(name, *numbers)).status_code == 403
