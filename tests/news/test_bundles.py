"""Joint releases: several articles go live in one transaction, or none does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.news import workflow
from apps.news.choices import Action, State
from apps.news.models import Article, Bundle
from apps.news.search import index
from apps.news.texts import Text
from apps.news.workflow import Refused
from apps.org.models import ContentVersion
from tests import factories as make
from tests.news.conftest import fresh

pytestmark = pytest.mark.django_db

NOON = make.NOON
ONE, TWO = NOON + timedelta(hours=1), NOON + timedelta(hours=2)


@pytest.fixture
def boss():
    return make.make_superuser()


@pytest.fixture
def story(chain, boss):
    """Both languages of a story, approved, in a joint release."""
    articles = [make_approved(chain, slug="opening", language=code) for code in ("en", "zh-hans")]
    return make_bundle(articles, boss)


def make_approved(chain, **fields):
    article = make.make_draft(**fields)
    workflow.submit(article, by=article.latest.author, at=NOON)
    for stage, reviewer in chain:
        workflow.approve(article.latest, by=reviewer, stage=stage, at=NOON)
    return fresh(article)


def make_bundle(articles, by, name="Both languages"):
    bundle = Bundle.objects.create(name=name, created_by=by, created_at=timezone.now())
    workflow.bundle_up(bundle, articles, by=by)
    return Bundle.objects.get(pk=bundle.pk)


def states(bundle):
    return [article.state for article in bundle.articles.order_by("pk")]


def edit(article):
    workflow.revise(article, by=make.make_user(), text=Text("Another title"), at=NOON)


def test_all_go_live_at_one_moment(story, boss):
    workflow.publish_bundle(story, by=boss, at=ONE)

    story.refresh_from_db()
    assert [a.first_published_at for a in story.articles.all()] == [ONE, ONE]
    assert story.published_at == ONE


def test_one_unapproved_member_holds_back_all(story, boss):
    edit(story.articles.first())

    with pytest.raises(Refused, match="None went out: not reviewed yet: Another title"):
        workflow.publish_bundle(story, by=boss, at=ONE)

    assert not Article.objects.public().exists()


def test_planned_all_go_live_when_the_moment_has_come(story, boss):
    workflow.schedule_bundle(story, publish_at=ONE, by=boss, at=NOON)
    planned = (states(story), ContentVersion.objects.get().next_due_at)

    kept = workflow.keep_up(TWO)

    story.refresh_from_db()
    assert planned == ([State.SCHEDULED] * 2, ONE)
    assert [line.action for line in kept.lines] == [Action.PUBLISHED] * 2
    assert (story.published_at, story.publish_at, Article.objects.public().count()) == (
        ONE, None, 2,
    )  # fmt: skip


def test_one_edited_since_holds_back_all_and_each_says_why(story, boss):
    workflow.schedule_bundle(story, publish_at=ONE, by=boss, at=NOON)
    edited, other = story.articles.order_by("pk")
    edit(edited)

    kept = workflow.keep_up(TWO)

    story.refresh_from_db()
    assert not Article.objects.public().exists()
    assert (story.published_at, story.publish_at) == (None, None)
    assert {line.article_id: line.reason for line in kept.lines} == {
        edited.pk: "Its latest text was not approved.",
        other.pk: "Another article of its joint release was not ready.",
    }
    assert [fresh(each).missed_at for each in (edited, other)] == [ONE, ONE]


def test_a_fault_in_the_middle_publishes_none_and_is_tried_again(story, boss, monkeypatch):
    workflow.schedule_bundle(story, publish_at=ONE, by=boss, at=NOON)
    fields = index.index_fields

    def faulty(revision):
        if revision.article.language == "zh-hans":
            raise RuntimeError("the second of two")
        return fields(revision)

    monkeypatch.setattr(index, "index_fields", faulty)
    kept = workflow.keep_up(TWO)
    before = (kept.lines, Article.objects.public().count(), states(story))
    due = ContentVersion.objects.get().next_due_at
    monkeypatch.setattr(index, "index_fields", fields)
    workflow.keep_up(due)

    assert before == ([], 0, [State.SCHEDULED] * 2)
    assert due == TWO + timedelta(minutes=1)
    assert Article.objects.public().count() == 2


def test_one_that_fails_holds_up_no_other(chain, boss, monkeypatch):
    bad, good = [make_approved(chain, title=title) for title in ("Bad", "Good")]
    for article in (bad, good):
        workflow.schedule(article, publish_at=ONE, by=boss, at=NOON)
    fields = index.index_fields

    def faulty(revision):
        if revision.title == "Bad":
            raise RuntimeError("a fault")
        return fields(revision)

    monkeypatch.setattr(index, "index_fields", faulty)
    kept = workflow.keep_up(TWO)

    assert kept.failed == [bad]
    assert list(Article.objects.public()) == [good]
    assert fresh(bad).publish_at == ONE


def test_what_fails_delays_nothing_else_that_is_planned(chain, boss, monkeypatch):
    bad, later = [make_approved(chain, title=title) for title in ("Bad", "Later")]
    workflow.schedule(bad, publish_at=ONE, by=boss, at=NOON)
    soon = TWO + timedelta(seconds=20)
    workflow.schedule(later, publish_at=soon, by=boss, at=NOON)
    monkeypatch.setattr(index, "index_fields", lambda revision: 1 / 0)

    workflow.keep_up(TWO)

    assert ContentVersion.objects.get().next_due_at == soon


def test_a_fault_at_a_new_text_does_not_keep_up_what_must_come_down(chain, boss, monkeypatch):
    article = make_approved(chain)
    workflow.publish(article, by=boss, at=NOON)
    workflow.revise(article, by=make.make_user(), text=Text("Next"), at=NOON)
    workflow.submit(fresh(article), by=boss, at=NOON)
    for stage, reviewer in chain:
        workflow.approve(fresh(article).latest, by=reviewer, stage=stage, at=NOON)
    workflow.schedule(article, publish_at=ONE, by=boss, at=NOON)
    workflow.schedule_withdrawal(article, withdraw_at=TWO, reason="It ended.", by=boss, at=NOON)
    monkeypatch.setattr(index, "index_fields", lambda revision: 1 / 0)

    kept = workflow.keep_up(TWO)

    assert [line.action for line in kept.lines] == [Action.WITHDRAWN]
    assert not Article.objects.public().exists()


def test_taken_off_the_plan_nothing_is_published(story, boss):
    workflow.schedule_bundle(story, publish_at=ONE, by=boss, at=NOON)

    workflow.unschedule_bundle(story, by=boss, at=TWO)

    assert workflow.keep_up(TWO).lines == []
    assert states(story) == [State.APPROVED] * 2


def test_taken_apart_its_articles_are_unplanned_and_free(story, boss):
    articles = list(story.articles.all())
    workflow.schedule_bundle(story, publish_at=ONE, by=boss, at=NOON)

    workflow.take_apart(story, by=boss)

    assert not Bundle.objects.exists()
    assert {(fresh(each).state, fresh(each).bundle) for each in articles} == {("approved", None)}


def test_a_member_is_neither_published_nor_planned_alone(story, boss):
    article = story.articles.first()

    with pytest.raises(Refused, match="joint release"):
        workflow.publish(article, by=boss)
    with pytest.raises(Refused, match="joint release"):
        workflow.schedule(article, publish_at=TWO, by=boss, at=NOON)
    with pytest.raises(Refused, match="joint release"):
        workflow.unschedule(article, by=boss)


def test_nothing_in_it_is_nothing_to_release(boss):
    bundle = make_bundle([], boss)

    with pytest.raises(Refused, match="no article"):
        workflow.publish_bundle(bundle, by=boss)
    with pytest.raises(Refused, match="no article"):
        workflow.schedule_bundle(bundle, publish_at=TWO, by=boss, at=NOON)


def test_what_is_planned_is_not_changed(story, boss):
    workflow.schedule_bundle(story, publish_at=ONE, by=boss, at=NOON)

    with pytest.raises(Refused, match="off the plan first"):
        workflow.bundle_up(story, [], by=boss)


def test_what_has_gone_out_is_closed(story, boss):
    workflow.publish_bundle(story, by=boss, at=ONE)

    for move in (workflow.publish_bundle, workflow.take_apart, workflow.unschedule_bundle):
        with pytest.raises(Refused, match="has gone out"):
            move(story, by=boss)


def test_a_story_of_an_old_release_goes_out_alone_again(story, boss):
    workflow.publish_bundle(story, by=boss, at=ONE)
    article = story.articles.first()
    edit(article)

    workflow.publish(article, by=boss, at=TWO, override_reason="Made for a test")

    assert fresh(article).live.title == "Another title"


@pytest.mark.parametrize("case", ["elsewhere", "planned", "live"])
def test_only_what_is_free_joins(story, boss, chain, case):
    other = make_bundle([], boss, "Another")
    article = {
        "elsewhere": lambda: story.articles.first(),
        "planned": lambda: make_approved(chain),
        "live": make.make_article,
    }[case]()
    if case == "planned":
        workflow.schedule(article, publish_at=TWO, by=boss, at=NOON)

    with pytest.raises(Refused, match="A line opens"):
        workflow.bundle_up(other, [article], by=boss)


def test_whoever_may_not_know_of_a_member_moves_none_of_them(story, boss):
    keeper, secret = make.make_user(), story.articles.first()
    workflow.confide(secret, [keeper], by=keeper)

    moves = [
        lambda: workflow.publish_bundle(story, by=boss),
        lambda: workflow.schedule_bundle(story, publish_at=TWO, by=boss, at=NOON),
        lambda: workflow.unschedule_bundle(story, by=boss),
        lambda: workflow.take_apart(story, by=boss),
        lambda: workflow.bundle_up(story, [], by=boss),
    ]
    for move in moves:
        with pytest.raises(Refused, match="limited to named staff") as refusal:
            move()
        assert "A line opens" not in str(refusal.value)
    workflow.publish_bundle(story, by=keeper, at=ONE)

    assert Article.objects.public().count() == 2


def test_a_release_of_confidential_articles_alone_is_hidden(story, boss):
    keeper = make.make_user()
    for article in story.articles.all():
        workflow.confide(article, [], by=keeper)

    assert list(Bundle.objects.for_desk(boss)) == []
    assert list(Bundle.objects.for_desk(keeper)) == [story]


def test_a_planned_text_of_a_member_is_not_withdrawn_from_under_its_release(chain, boss):
    article = make.make_article()
    workflow.revise(article, by=make.make_user(), text=Text("Next"), at=NOON)
    bundle = make_bundle([article], boss)
    workflow.schedule_bundle(bundle, publish_at=ONE, by=boss, at=NOON)

    with pytest.raises(Refused, match="joint release"):
        workflow.withdraw(fresh(article), by=boss, reason="Wrong", at=NOON)
