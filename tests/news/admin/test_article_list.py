"""The list of articles: newest text first, found by title and address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.news import workflow
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_staff, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def writer(client):
    client.force_login(make_writer())


def listed(client, **query):
    response = client.get(page("news_article_changelist"), query)
    return [article.latest.title for article in response.context["cl"].result_list]


def test_what_was_saved_last_stands_first(client):
    older, _newer = make.make_draft("Older"), make.make_draft("Newer")
    workflow.revise(older, by=make.make_user(), text=Text("Older, but edited"))

    assert listed(client) == ["Older, but edited", "Newer"]


def test_it_is_searched_by_the_latest_title_and_the_address(client):
    make.make_draft("A line opens", slug="line")
    make.make_draft("A bridge opens", slug="bridge")

    assert listed(client, q="LINE OPENS") == ["A line opens"]
    assert listed(client, q="bridge") == ["A bridge opens"]


def test_it_is_filtered_by_state_language_and_category(client):
    article = make.make_article("A line opens")
    make.make_draft("Ein Entwurf", language="zh-hans")

    assert listed(client, state__exact="published") == ["A line opens"]
    assert listed(client, language__exact="zh-hans") == ["Ein Entwurf"]
    assert listed(client, category__id__exact=article.category_id) == ["A line opens"]


def test_it_says_in_which_other_languages_a_story_exists(client):
    make.make_draft("A line opens", slug="line")
    make.make_draft("一条线路开通", slug="line", language="zh-hans")

    shown = client.get(page("news_article_changelist"), {"q": "A line opens"}).content.decode()

    assert '<td class="field-also_in">中文</td>' in shown


def test_it_takes_the_same_number_of_queries_with_one_and_three(client):
    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(page("news_article_changelist"))
        return len(queries)

    category = make.make_category()
    make.make_article(category=category)
    one = count()
    for _ in range(2):
        make.make_draft(category=category)

    assert count() == one


def test_a_reviewer_without_the_right_to_write_reads_the_text(client):
    article = make.make_draft("A line opens", body="<p>On Monday.</p>")
    client.force_login(make_staff("view_article"))

    shown = client.get(page("news_article_change", article.pk)).content.decode()

    assert "<p>On Monday.</p>" in shown
    assert 'id="id_body"' not in shown
