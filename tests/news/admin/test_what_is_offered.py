"""The page offers each person the moves that fit the state and them."""

import pytest

from apps.news import workflow
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_publisher, make_reviewer, make_writer

pytestmark = pytest.mark.django_db

ASKED = ["may_submit", "stage", "may_publish", "may_override", "may_withdraw"]


@pytest.fixture
def stages():
    return [make.make_stage("First review"), make.make_stage("Second review")]


def offered(client, user, article):
    client.force_login(user)
    context = client.get(page("news_article_change", article.pk)).context
    return {name for name in ASKED if context[name]}


def test_a_draft_offers_its_writer_the_review(client, stages):
    assert offered(client, make_writer(), make.make_draft()) == {"may_submit"}


def test_a_text_in_review_offers_its_stage_to_its_reviewers_alone(client, stages):
    first, second = map(make_reviewer, stages)
    article = make.make_draft()
    workflow.submit(article, by=article.latest.author)

    assert offered(client, first, article) == {"stage"}
    assert offered(client, second, article) == set()


def test_an_approved_text_offers_itself_to_whoever_may_publish(client, stages):
    article = make.make_draft()
    workflow.submit(article, by=article.latest.author)
    for stage in stages:
        workflow.approve(article.latest, by=make_reviewer(stage), stage=stage)

    assert offered(client, make_publisher(), article) == {"may_publish"}
    assert offered(client, make_writer(), article) == set()


def test_a_live_text_offers_its_withdrawal(client):
    article = make.make_article()

    assert offered(client, make_publisher(), article) == {"may_withdraw"}


def test_a_superuser_is_offered_the_override(client):
    boss = make.make_superuser()

    assert offered(client, boss, make.make_draft()) == {"may_submit", "may_override"}


@pytest.mark.parametrize(("make_one", "is_there"), [(make.make_draft, 0), (make.make_article, 1)])
def test_the_public_page_is_linked_only_when_there_is_one(client, make_one, is_there):
    article = make_one()
    client.force_login(make_writer())

    shown = client.get(page("news_article_change", article.pk)).content.decode()

    assert shown.count('class="viewsitelink"') == is_there
    assert (article.get_absolute_url() in shown) is bool(is_there)
