"""The picture library as the article form opens it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_staff, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def writer(client):
    client.force_login(make_writer())


def shown(client, **query):
    response = client.get(page("news_article_pictures"), query)
    return [picture.alt_en for picture in response.context["page"]]


def test_the_newest_pictures_come_first(client):
    make.make_picture(alt_en="A bridge")
    make.make_picture(alt_en="A loop")

    assert shown(client) == ["A loop", "A bridge"]


@pytest.mark.parametrize("words", ["bridge", "BRIDGE river", "大桥", "archive", "opened bridge"])
def test_a_picture_is_found_by_what_is_said_of_it(client, words):
    make.make_picture(
        alt_en="A bridge", alt_zh_hans="大桥", caption_en="Opened over the river", credit="Archive"
    )
    make.make_picture(alt_en="A loop", credit="Drawing")

    assert shown(client, q=words) == ["A bridge"]


@pytest.mark.parametrize("query", [{"q": "%_'\""}, {"q": "a" * 10_000}, {"page": "x"},
                                   {"page": "-1"}, {"page": "9" * 30}])  # fmt: skip
def test_bad_input_is_borne(client, query):
    make.make_picture()

    assert client.get(page("news_article_pictures"), query).status_code == 200


def test_it_is_paged(client, monkeypatch):
    monkeypatch.setattr("apps.news.admin.picture_library.PAGE_SIZE", 1)
    make.make_picture(alt_en="A bridge")
    make.make_picture(alt_en="A loop")

    assert shown(client, page=2) == ["A bridge"]


def test_it_takes_the_same_number_of_queries_with_one_and_three(client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(page("news_article_pictures"))
        return len(queries)

    make.make_picture()
    one = count()
    make.make_picture()
    make.make_picture()

    assert count() == one


def test_the_editor_is_told_what_a_figure_shows(client):
    picture = make.make_picture(alt_en="A bridge", caption_en="The bridge", credit="Archive")

    told = client.get(page("news_article_picture", picture.pk)).json()

    assert told.pop("src").endswith(".jpg")
    assert told == {
        "id": picture.pk, "alt": "A bridge", "caption": "The bridge", "credit": "Archive",
    }  # fmt: skip


def test_a_picture_that_is_gone_is_not_found(client):
    assert client.get(page("news_article_picture", 7)).status_code == 404


@pytest.mark.parametrize("permissions", [[], ["view_article"], ["view_picture"]])
def test_it_is_for_those_who_write(client, permissions):
    client.force_login(make_staff(*permissions))

    assert client.get(page("news_article_pictures")).status_code == 403


def test_a_picture_in_any_text_of_an_article_is_known_as_used(client):
    from django.contrib.admin import site

    from apps.news.models import Article

    inside, leading, unused = make.make_picture(), make.make_picture(), make.make_picture()
    body = f'<figure data-picture="{inside.pk}"></figure>'
    article = make.make_draft(body=body, lead_picture=leading)
    asked = site._registry[Article]

    used = [list(asked.uses_of_picture(picture)) for picture in (inside, leading, unused)]

    assert used == [[article], [article], []]
