"""Two people have the same article open: the second to save is told, and loses nothing."""

import pytest

from apps.news import workflow
from apps.news.texts import Text
from tests import factories as make
from tests.desk import filled, page, said
from tests.news.admin.people import make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def conflict(client):
    """The page after the second save, and the article."""
    client.force_login(make_writer())
    article = make.make_draft("A line opens")
    url = page("news_article_change", article.pk)
    opened = filled(client.get(url))
    other = make.make_user(first_name="Na", last_name="Li")
    workflow.revise(article, by=other, text=Text("Theirs"), at=make.NOON)
    return article, client.post(url, opened | {"title": "Mine", "_save": "1"})


def test_the_second_is_told_who_saved_and_when(conflict):
    _article, response = conflict

    [message] = said(response)
    assert "Na Li saved a newer text on 2024-09-11 12:00" in message


def test_nothing_is_written_over(conflict):
    article, _response = conflict

    article.refresh_from_db()
    assert article.latest.title == "Theirs"


def test_what_was_typed_is_kept_and_the_next_save_makes_it_the_next_text(client, conflict):
    article, response = conflict

    client.post(page("news_article_change", article.pk), filled(response) | {"_save": "1"})

    titles = article.revisions.order_by("number").values_list("title", flat=True)
    assert list(titles) == ["A line opens", "Theirs", "Mine"]


def test_a_form_that_does_not_say_what_it_was_opened_on_is_refused(client):
    client.force_login(make_writer())
    article = make.make_draft("A line opens")
    url = page("news_article_change", article.pk)
    opened = filled(client.get(url)) | {"title": "Mine", "opened_on": ""}

    client.post(url, opened)

    assert article.revisions.count() == 1
