"""The line shows where a text stands and who signed."""

import pytest

from apps.news import workflow
from apps.news.admin.line import stations
from apps.news.models import Article
from apps.news.texts import Text
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def chain():
    stages = [make.make_stage(name) for name in ("First", "Second", "Final")]
    return [(stage, make.make_user(groups=[stage.group])) for stage in stages]


@pytest.fixture
def article(chain):
    return make.make_draft()


def line(article):
    return [
        (station.name, station.mark) for station in stations(Article.objects.get(pk=article.pk))
    ]


def sign(article, chain, count):
    workflow.submit(article, by=article.latest.author)
    for stage, reviewer in chain[:count]:
        workflow.approve(article.latest, by=reviewer, stage=stage)


def test_a_draft_is_at_its_first_station(article):
    assert line(article) == [
        ("Draft", "here"), ("First", "ahead"), ("Second", "ahead"), ("Final", "ahead"),
        ("Live", "ahead"),
    ]  # fmt: skip


def test_a_text_in_review_is_where_the_next_signature_is_due(article, chain):
    sign(article, chain, 1)

    assert line(article)[:4] == [
        ("Draft", "passed"), ("First", "passed"), ("Second", "here"), ("Final", "ahead"),
    ]  # fmt: skip


def test_a_signed_station_says_by_whom(article, chain):
    sign(article, chain, 1)

    assert stations(Article.objects.get(pk=article.pk))[1].by == chain[0][1]


def test_a_returned_text_is_a_draft_again_and_shows_where_it_was_returned(article, chain):
    workflow.submit(article, by=article.latest.author)
    stage, reviewer = chain[0]
    workflow.send_back(article.latest, by=reviewer, stage=stage, comment="Check the date")

    assert line(article)[:3] == [("Draft", "here"), ("First", "returned"), ("Second", "ahead")]


def test_a_live_text_is_at_the_last_station(article, chain):
    sign(article, chain, 3)
    workflow.publish(article, by=make.make_user())

    assert line(article)[3:] == [("Final", "passed"), ("Live", "here")]


def test_the_next_text_of_a_live_article_begins_again(article, chain):
    sign(article, chain, 3)
    workflow.publish(article, by=make.make_user())
    workflow.revise(article, by=make.make_user(), text=Text("Another title"))

    assert {mark for _name, mark in line(article)[1:]} == {"ahead"}
