"""Who may sign what, and what becomes of a signature."""

from dataclasses import replace

import pytest

from apps.news import workflow
from apps.news.choices import State
from apps.news.texts import Text
from apps.news.workflow import Refused
from tests import factories as make
from tests.news.conftest import fresh, sign

pytestmark = pytest.mark.django_db


def test_what_a_text_is_about_is_signed_with_it(submitted, chain):
    article = sign(submitted, chain)
    agreement = make.make_agreement(is_public=False)

    workflow.revise(
        article, by=make.make_user(), text=replace(Text.of(article.latest), agreements=[agreement])
    )

    assert fresh(article).state == State.DRAFT
    with pytest.raises(Refused, match="not passed its review"):
        workflow.publish(article, by=make.make_user())


def test_who_wrote_any_of_what_is_new_signs_none_of_it(chain):
    (stage, reviewer), *_others = chain
    article = make.make_draft(by=reviewer)
    workflow.revise(article, by=make.make_user(), text=Text(title="One letter changed"))
    workflow.submit(article, by=reviewer)

    with pytest.raises(Refused, match="own text"):
        workflow.approve(fresh(article).latest, by=reviewer, stage=stage)


def test_who_wrote_what_is_live_may_sign_what_is_new(chain):
    (stage, reviewer), *_others = chain
    article = make.make_article(by=reviewer)
    workflow.revise(article, by=make.make_user(), text=Text(title="A new text"))
    workflow.submit(article, by=reviewer)

    workflow.approve(fresh(article).latest, by=reviewer, stage=stage)

    assert fresh(article).latest.signatures.get().by == reviewer


def test_a_stage_that_is_added_is_asked_for_and_keeps_the_signatures(submitted, chain):
    article = sign(submitted, chain)
    stage = make.make_stage("Legal review")
    lawyer = make.make_user(groups=[stage.group])
    with pytest.raises(Refused, match="not passed its review"):
        workflow.publish(article, by=make.make_user())

    workflow.submit(article, by=make.make_user())
    workflow.approve(fresh(article).latest, by=lawyer, stage=stage)

    assert fresh(article).state == State.APPROVED
    assert fresh(article).latest.signatures.count() == 4


def test_when_the_stage_that_was_waited_for_is_removed_the_text_can_go_out(submitted, chain):
    *signed, (waited_for, _reviewer) = chain
    article = sign(submitted, signed)
    waited_for.delete()

    workflow.publish(article, by=make.make_user())

    assert fresh(article).state == State.PUBLISHED
