"""A published fact is changed with a correction, whichever way the text goes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from apps.news import workflow
from apps.news.models import Article
from apps.news.texts import Text
from tests import factories as make

pytestmark = pytest.mark.django_db

DAY = timedelta(1)
WRONG = "<p>The line opens on 6 September 2024.</p>"
RIGHT = "<p>The line opens on 7 September 2024.</p>"
REFUSAL = (
    "“6 September 2024” is now “7 September 2024”:"
    " choose Correction and tell readers what was wrong and what is right."
)


@pytest.fixture
def boss():
    return make.make_superuser("boss")


@pytest.fixture
def article(boss):
    make.make_stage()
    return make.make_article(body=WRONG)


def revise(article, **text):
    workflow.revise(article, by=None, text=replace(Text.of(article.latest), **text))
    return Article.objects.get(pk=article.pk)


def publish(article, boss):
    workflow.publish(article, by=boss, override_reason="A test")


@pytest.mark.parametrize("kind", ["minor", "update"])
def test_a_changed_fact_is_neither_reviewed_nor_published_without_a_correction(article, boss, kind):
    article = revise(article, body=RIGHT, change_kind=kind, change_note="A line was changed.")

    for move in (lambda: workflow.submit(article, by=boss), lambda: publish(article, boss)):
        with pytest.raises(workflow.Refused, match="7 September 2024") as refusal:
            move()
        assert str(refusal.value) == REFUSAL
    assert Article.objects.get().live.body == WRONG


def test_with_a_correction_it_is(article, boss):
    article = revise(article, body=RIGHT, change_kind="correction", change_note="It is the 7th.")

    workflow.submit(article, by=boss)
    publish(article, boss)

    assert Article.objects.get().live.body == RIGHT


def test_the_text_is_held_against_the_live_one_however_many_lie_between(article, boss):
    revised = revise(article, body=RIGHT)
    revised = revise(revised, body=RIGHT + "<p>More.</p>")
    with pytest.raises(workflow.Refused):
        publish(revised, boss)

    back = revise(revised, body=WRONG + "<p>More.</p>")
    publish(back, boss)

    assert Article.objects.get().live.number == 4


def test_a_correction_that_never_went_live_covers_no_text_after_it(article, boss):
    revised = revise(article, body=RIGHT, change_kind="correction", change_note="The 7th.")
    revised = revise(revised, summary="More.", change_kind="minor", change_note="")

    with pytest.raises(workflow.Refused):
        workflow.submit(revised, by=boss)


def test_before_it_is_public_anything_may_change(boss):
    make.make_stage()
    draft = revise(make.make_draft(body=WRONG), body=RIGHT)

    workflow.submit(draft, by=boss)
    publish(draft, boss)

    assert Article.objects.get().live.body == RIGHT


def test_a_story_that_comes_back_is_held_against_what_readers_last_knew(article, boss):
    workflow.withdraw(article, by=boss, reason="To be checked.")
    article = Article.objects.get()

    with pytest.raises(workflow.Refused):
        publish(revise(article, body=RIGHT), boss)
    publish(revise(article, body=RIGHT, change_kind="correction", change_note="The 7th."), boss)

    assert Article.objects.get().live.body == RIGHT


def test_an_old_text_is_restored_with_a_correction_alone(article, boss):
    corrected = make.make_change(article, body=RIGHT)
    workflow.restore(corrected.revisions.get(number=1), by=boss)

    with pytest.raises(workflow.Refused, match="“7 September 2024” is now “6 September 2024”"):
        publish(Article.objects.get(), boss)


def test_a_plan_carries_a_correction_out(boss):
    article = make.make_article(body=WRONG)
    stage = make.make_stage()
    reviewer = make.make_user(groups=[stage.group])
    article = revise(article, body=RIGHT, change_kind="correction", change_note="The 7th.")
    workflow.submit(article, by=boss)
    workflow.approve(Article.objects.get().latest, by=reviewer, stage=stage)

    workflow.schedule(article, publish_at=make.NOON + DAY, by=boss, at=make.NOON)
    workflow.keep_up(make.NOON + 2 * DAY)

    assert Article.objects.get().live.body == RIGHT


def test_other_words_around_a_fact_need_no_note(article, boss):
    publish(revise(article, body="<p>On 6 September 2024 the line will open.</p>"), boss)

    assert Article.objects.get().live.number == 2
