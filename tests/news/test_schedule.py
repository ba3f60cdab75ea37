"""What is planned, and its doing once the moment has come."""

from datetime import timedelta

import pytest
from django.utils import translation

from apps.news import workflow
from apps.news.choices import Action, State
from apps.news.models import Article, StoryWords
from apps.news.texts import Text
from apps.news.workflow import Refused
from apps.news.workflow.schedule import perform_due
from apps.org.models import ContentVersion
from tests import factories as make
from tests.news.conftest import fresh

pytestmark = pytest.mark.django_db

NOON = make.NOON
ONE, TWO, THREE = (NOON + timedelta(hours=hours) for hours in (1, 2, 3))
A_WEEK_LATER = NOON + timedelta(days=7)


@pytest.fixture
def approved(submitted, chain):
    for stage, reviewer in chain:
        workflow.approve(submitted.latest, by=reviewer, stage=stage, at=NOON)
    return fresh(submitted)


@pytest.fixture
def boss():
    return make.make_superuser()


@pytest.fixture
def scheduled(approved, boss):
    workflow.schedule(approved, publish_at=ONE, by=boss, at=NOON)
    return fresh(approved)


def lines(article):
    return [line.action for line in article.transitions.order_by("pk")]


def next_due():
    return ContentVersion.objects.get().next_due_at


def test_an_approved_text_goes_live_at_its_moment(scheduled):
    early = workflow.keep_up(ONE - timedelta(seconds=1))
    kept = workflow.keep_up(ONE)

    article = fresh(scheduled)
    assert (early.lines, [line.action for line in kept.lines]) == ([], [Action.PUBLISHED])
    assert (article.state, article.live, article.publish_at) == ("published", article.latest, None)
    assert article.first_published_at == kept.lines[0].at == ONE
    assert StoryWords.objects.filter(article=article).exists()


def test_the_next_moment_is_known_from_plan_to_publication(scheduled):
    before = next_due()

    workflow.keep_up(ONE)

    assert before == ONE
    assert next_due() is None or next_due() > ONE  # a notice may be on its way


def test_what_is_done_once_is_not_done_again(scheduled):
    workflow.keep_up(TWO)
    again = workflow.keep_up(TWO)

    assert again.lines == []
    assert lines(scheduled).count(Action.PUBLISHED) == 1


def test_a_clock_that_goes_back_undoes_nothing(scheduled):
    workflow.keep_up(TWO)

    assert workflow.keep_up(NOON).lines == []
    assert fresh(scheduled).live


def test_a_run_missed_for_days_publishes_under_the_planned_moment(scheduled):
    workflow.keep_up(A_WEEK_LATER)

    assert fresh(scheduled).first_published_at == ONE


def test_a_text_edited_since_it_was_approved_does_not_go_live_and_the_desk_says_why(scheduled):
    workflow.revise(scheduled, by=make.make_user(), text=Text("Another title"), at=NOON)

    kept = workflow.keep_up(TWO)

    article = fresh(scheduled)
    assert (article.live, article.state, article.missed_at) == (None, State.DRAFT, ONE)
    assert [line.reason for line in kept.lines] == ["Its latest text was not approved."]


def test_a_text_planned_before_its_last_signature_goes_live(submitted, chain, boss):
    workflow.schedule(submitted, publish_at=ONE, by=boss, at=NOON)
    for stage, reviewer in chain:
        workflow.approve(submitted.latest, by=reviewer, stage=stage, at=NOON)

    workflow.keep_up(ONE)

    assert fresh(submitted).live


def test_a_signature_after_the_moment_publishes_nothing(submitted, chain, boss):
    workflow.schedule(submitted, publish_at=ONE, by=boss, at=NOON)
    for stage, reviewer in chain:
        workflow.approve(submitted.latest, by=reviewer, stage=stage, at=TWO)

    workflow.keep_up(THREE)

    article = fresh(submitted)
    assert (article.live, article.state, article.missed_at) == (None, State.APPROVED, ONE)


def test_a_stage_added_since_holds_the_text_back(scheduled):
    make.make_stage("A fourth")

    kept = workflow.keep_up(ONE)

    assert fresh(scheduled).state == State.APPROVED
    assert "stage was added" in kept.lines[0].reason


def test_the_reason_is_kept_in_the_language_of_the_source(scheduled):
    workflow.revise(scheduled, by=make.make_user(), text=Text("Another title"), at=NOON)

    with translation.override("zh-hans"):
        kept = workflow.keep_up(ONE)

    assert kept.lines[0].reason == "Its latest text was not approved."


def test_clearing_a_moment_publishes_nothing_even_when_it_has_passed(scheduled, boss):
    workflow.unschedule(scheduled, by=boss, at=TWO)
    workflow.keep_up(THREE)

    article = fresh(scheduled)
    assert (article.live, article.state, article.publish_at) == (None, State.APPROVED, None)
    assert lines(article)[-1] == Action.UNSCHEDULED


def test_a_moment_is_moved(scheduled, boss):
    workflow.schedule(scheduled, publish_at=THREE, by=boss, at=NOON)
    workflow.keep_up(TWO)
    before = fresh(scheduled).live
    workflow.keep_up(THREE)

    assert before is None
    assert fresh(scheduled).first_published_at == THREE


def test_what_is_published_by_hand_is_off_the_plan(scheduled, boss):
    workflow.publish(scheduled, by=boss, at=NOON)
    workflow.keep_up(TWO)

    assert fresh(scheduled).publish_at is None
    assert lines(scheduled).count(Action.PUBLISHED) == 1


@pytest.mark.parametrize("moment", [NOON, NOON - timedelta(days=1)])
def test_a_moment_that_has_passed_is_refused(approved, boss, moment):
    with pytest.raises(Refused, match="That moment has passed"):
        workflow.schedule(approved, publish_at=moment, by=boss, at=NOON)

    assert fresh(approved).publish_at is None


def test_a_live_text_and_a_withdrawn_one_are_not_planned(boss):
    article = make.make_article()
    with pytest.raises(Refused, match="live already"):
        workflow.schedule(article, publish_at=ONE, by=boss, at=NOON)
    workflow.withdraw(article, by=boss, reason="Wrong", at=NOON)

    with pytest.raises(Refused, match="It was withdrawn"):
        workflow.schedule(fresh(article), publish_at=ONE, by=boss, at=NOON)


def test_nothing_planned_is_nothing_to_clear(approved, boss):
    with pytest.raises(Refused, match="No moment is planned"):
        workflow.unschedule(approved, by=boss)
    with pytest.raises(Refused, match="No withdrawal is planned"):
        workflow.schedule_withdrawal(approved, withdraw_at=None, by=boss)


def test_a_live_article_comes_down_at_its_moment_with_its_reason(boss):
    article = make.make_article()
    workflow.schedule_withdrawal(article, withdraw_at=ONE, reason="It ended.", by=boss, at=NOON)

    workflow.keep_up(TWO)

    article = fresh(article)
    assert (article.live, article.state, article.withdrawal_reason) == (
        None, State.WITHDRAWN, "It ended.",
    )  # fmt: skip
    assert article.transitions.get(action=Action.WITHDRAWN).at == ONE


def test_a_withdrawal_is_called_off(boss):
    article = make.make_article()
    workflow.schedule_withdrawal(article, withdraw_at=ONE, reason="It ended.", by=boss, at=NOON)
    workflow.schedule_withdrawal(article, withdraw_at=None, by=boss, at=NOON)

    workflow.keep_up(TWO)

    assert fresh(article).live
    assert fresh(article).planned_reason == ""


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"withdraw_at": NOON, "reason": "It ended."}, "has passed"),
        ({"withdraw_at": ONE, "reason": " "}, "Tell the public"),
        ({"withdraw_at": ONE, "reason": "a" * 301}, "300 characters"),
    ],
)
def test_a_withdrawal_needs_a_moment_to_come_and_a_reason(boss, fields, refusal):
    article = make.make_article()

    with pytest.raises(Refused, match=refusal):
        workflow.schedule_withdrawal(article, by=boss, at=NOON, **fields)


def test_what_is_neither_public_nor_planned_does_not_come_down(approved, boss):
    with pytest.raises(Refused, match="Only what is public"):
        workflow.schedule_withdrawal(approved, withdraw_at=ONE, reason="It ended.", by=boss,
                                     at=NOON)  # fmt: skip


def test_nothing_comes_down_before_it_goes_out(scheduled, boss):
    with pytest.raises(Refused, match="come down before it goes out"):
        workflow.schedule_withdrawal(scheduled, withdraw_at=ONE, reason="Why", by=boss, at=NOON)
    workflow.schedule_withdrawal(scheduled, withdraw_at=TWO, reason="Why", by=boss, at=NOON)

    with pytest.raises(Refused, match="come down before it goes out"):
        workflow.schedule(scheduled, publish_at=THREE, by=boss, at=NOON)


def test_publication_and_withdrawal_both_missed_are_both_in_the_log_and_nothing_is_live(
    scheduled, boss
):
    workflow.schedule_withdrawal(scheduled, withdraw_at=TWO, reason="It ended.", by=boss, at=NOON)

    kept = workflow.keep_up(A_WEEK_LATER)

    assert [(line.action, line.at) for line in kept.lines] == [
        (Action.PUBLISHED, ONE), (Action.WITHDRAWN, TWO),
    ]  # fmt: skip
    assert fresh(scheduled).live is None
    assert not Article.objects.public().exists()


def test_a_withdrawal_whose_publication_was_missed_is_off_the_plan(scheduled, boss):
    workflow.schedule_withdrawal(scheduled, withdraw_at=TWO, reason="It ended.", by=boss, at=NOON)
    workflow.revise(scheduled, by=make.make_user(), text=Text("Another title"), at=NOON)

    kept = workflow.keep_up(THREE)

    assert [line.action for line in kept.lines] == [Action.MISSED]
    assert fresh(scheduled).withdraw_at is None


def test_an_article_deleted_meanwhile_is_no_fault(scheduled):
    stale = fresh(scheduled)
    scheduled.transitions.all().delete()
    Article.objects.filter(pk=scheduled.pk).update(latest=None)
    Article.objects.filter(pk=scheduled.pk).delete()

    assert perform_due(stale, TWO) == []
