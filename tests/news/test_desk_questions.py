"""What lies on somebody's desk, asked of the database, agrees with what the workflow allows."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from apps.news import workflow
from apps.news.models import Article, Category
from apps.news.texts import Text
from apps.news.versions import other_versions
from tests import factories as make
from tests.factories import NOON
from tests.news.conftest import fresh, sign

pytestmark = pytest.mark.django_db


def waiting(user):
    return list(Article.objects.waiting_for(user).order_by("pk"))


def test_a_text_waits_for_the_reviewers_of_its_next_stage_alone(submitted, chain):
    (_, first), (_, second), _ = chain

    assert waiting(first) == [submitted]
    assert waiting(second) == []


def test_once_signed_it_waits_for_the_next(submitted, chain):
    sign(submitted, chain[:1])

    assert [waiting(reviewer) for _stage, reviewer in chain] == [[], [submitted], []]


def test_a_returned_text_lies_with_who_wrote_any_of_it(submitted, chain):
    author, (stage, reviewer) = submitted.latest.author, chain[0]
    workflow.send_back(submitted.latest, by=reviewer, stage=stage, comment="The date is wrong.")

    assert list(Article.objects.returned_to(author)) == [submitted]
    assert list(Article.objects.returned_to(reviewer)) == []


def test_a_returned_text_that_a_command_wrote_lies_with_who_submitted_it(chain):
    article, clerk = make.make_draft(), make.make_user()
    workflow.revise(article, by=None, text=Text("Read in again"))
    article, (stage, reviewer) = fresh(article), chain[0]
    workflow.submit(article, by=clerk)
    workflow.send_back(fresh(article).latest, by=reviewer, stage=stage, comment="No.")

    assert list(Article.objects.returned_to(clerk)) == [article]


def test_a_draft_stays_mine_when_somebody_else_has_mended_it():
    article = make.make_draft()
    author = article.latest.author
    workflow.revise(article, by=make.make_user(), text=Text("A bridge opens"))

    assert list(Article.objects.drafts_of(author)) == [article]


def test_what_i_wrote_of_the_live_text_makes_the_next_draft_not_mine():
    article = make.make_article()
    author = article.latest.author
    workflow.revise(article, by=make.make_user(), text=Text("A bridge opens"))

    assert list(Article.objects.drafts_of(author)) == []
    assert list(Article.objects.with_unpublished_changes()) == [article]


def test_a_confidential_article_lies_on_no_desk_but_of_those_it_names(submitted, chain):
    author, (_stage, reviewer) = submitted.latest.author, chain[0]
    workflow.confide(submitted, [], by=author)

    assert waiting(reviewer) == []
    assert list(Article.objects.for_desk(make.make_superuser()).planned()) == []


def test_what_has_a_moment_is_planned_and_what_let_it_pass_is_missed():
    article, boss = make.make_draft(), make.make_superuser()
    workflow.schedule(article, publish_at=NOON + timedelta(hours=1), by=boss, at=NOON)
    is_planned = Article.objects.planned().exists()

    workflow.keep_up(NOON + timedelta(hours=2))

    assert is_planned
    assert (Article.objects.planned().count(), Article.objects.missed().count()) == (0, 1)


@pytest.mark.parametrize("kind", ["minor", "update", "correction"])
@pytest.mark.parametrize("days", [-2, 2])
def test_a_version_is_behind_where_its_readers_are_warned(kind, days):
    english = make.make_article(slug="line", at=NOON)
    chinese = make.make_article(slug="line", language="zh-hans", at=NOON + timedelta(days=3))
    note = "" if kind == "minor" else "It was the 6th."
    moment = NOON + timedelta(days=3 + days)
    make.make_change(english, title="Two", at=moment, change_kind=kind, change_note=note)
    story = {each.language: each for each in Article.objects.story("line")}

    warned = [each for each in (english, chinese)
              if any(v.newer for v in other_versions(story[each.language], story))]  # fmt: skip

    assert list(Article.objects.behind().order_by("pk")) == warned


def test_a_column_is_stale_where_its_newest_story_is_older_than_its_rhythm():
    news, notices, empty = (make.make_category(rhythm=days) for days in (14, 183, 14))
    for category in (news, notices):
        make.make_article(category=category, at=NOON)
    today = NOON.date()

    def stale(days):
        return set(Category.objects.stale(today + timedelta(days=days)))

    assert stale(14) == set()
    assert stale(15) == {news}
    assert stale(184) == {news, notices}
    assert empty not in stale(999)


def test_a_column_is_stale_in_the_language_that_has_no_news():
    category = make.make_category()
    make.make_article(category=category, at=NOON)
    make.make_article(category=category, language="zh-hans", at=NOON - timedelta(days=30))

    assert list(Category.objects.stale(NOON.date())) == [category]


# --- Whoever may sign, and nobody else ----------------------------------------

PEOPLE, GROUPS = 4, 3
moves = st.lists(
    st.tuples(
        st.sampled_from(
            ["revise", "submit", "approve", "return", "publish", "confide", "open", "recategorise"]
        ),
        st.integers(0, PEOPLE - 1),
    ),
    max_size=10,
)
memberships = st.lists(
    st.sets(st.integers(0, GROUPS - 1)), min_size=PEOPLE, max_size=PEOPLE
)  # of each person


class WhateverHappened(TestCase):
    """Asked one by one and asked of the database, the same texts wait for the same people."""

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(
        memberships=memberships,
        common=st.lists(st.integers(0, GROUPS - 1), max_size=3),
        own=st.lists(st.integers(0, GROUPS - 1), max_size=2),
        moves=moves,
    )
    def test_waiting_for_agrees_with_the_next_stage(self, memberships, common, own, moves):
        groups = [make.make_stage(f"S{n}").group for n in range(GROUPS)]
        groups[0].review_stages.model.objects.all().delete()
        category, other = make.make_category(), make.make_category()
        for place, group in enumerate(common, 1):
            make.make_stage(group=groups[group], position=place)
        for place, group in enumerate(own, 1):
            make.make_stage(group=groups[group], position=place, category=category)
        people = [make.make_user(groups=[groups[n] for n in mine]) for mine in memberships]
        boss = make.make_superuser(f"boss-{category.pk}")
        articles = [make.make_draft(category=each, by=people[0]) for each in (category, other)]

        for number, (name, who) in enumerate(moves):
            for article in articles:
                happens(name, fresh(article), people[who], boss, number, [category, other])

        for person in [*people, boss]:
            known = [fresh(article) for article in articles]
            one_by_one = [a for a in known if workflow.next_stage(a, by=person)]
            assert waiting(person) == one_by_one


def happens(name, article, by, boss, number, categories):
    stage = workflow.next_stage(article, by=by)
    try:
        if name == "revise":
            workflow.revise(article, by=by, text=Text(f"Text {number}"))
        elif name == "submit":
            workflow.submit(article, by=by)
        elif name == "approve" and stage:
            workflow.approve(article.latest, by=by, stage=stage)
        elif name == "return" and stage:
            workflow.send_back(article.latest, by=by, stage=stage, comment="Again.")
        elif name == "publish":
            workflow.publish(article, by=boss, override_reason="Now")
        elif name == "confide":
            workflow.confide(article, [], by=by)
        elif name == "open":
            workflow.open_up(article, by=by)
        elif name == "recategorise":
            article.category = next(each for each in categories if each != article.category)
            article.save()
    except workflow.Refused:
        pass
