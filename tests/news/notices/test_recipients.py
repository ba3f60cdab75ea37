"""Who is told of what."""

import pytest

from apps.news import workflow
from apps.news.choices import Action
from apps.news.models import Notice
from apps.news.texts import Text
from tests import factories as make
from tests.news.conftest import fresh, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make.make_user("author", email="author@example.org")


@pytest.fixture
def chain():
    stages = [make.make_stage(name) for name in ("First", "Final")]
    return [(stage, make.make_user(groups=[stage.group], email=f"{stage.pk}@example.org"))
            for stage in stages]  # fmt: skip


@pytest.fixture
def submitted(chain, author):
    article = make.make_draft(by=author)
    workflow.submit(article, by=author)
    return fresh(article)


def told(action):
    notices = Notice.objects.filter(transition__action=action).order_by("to")
    return [notice.to for notice in notices]


def test_the_next_reviewers_are_told_of_a_text_that_waits_for_them(submitted, chain):
    (first, _), (_stage, final_reviewer) = chain

    assert told(Action.SUBMITTED) == [chain[0][1]]
    workflow.approve(submitted.latest, by=chain[0][1], stage=first)
    assert told(Action.SIGNED) == [final_reviewer]


def test_only_the_one_who_is_asked_is_told(chain, author):
    (stage, reviewer), _final = chain
    make.make_user(groups=[stage.group], email="another@example.org")
    article = make.make_draft(by=author)
    workflow.assign(article, stage=stage, to=reviewer, by=author)

    workflow.submit(article, by=author)

    assert told(Action.ASSIGNED) == [reviewer]
    assert told(Action.SUBMITTED) == [reviewer]


def test_where_the_one_who_is_asked_can_t_be_told_the_others_are(chain, author):
    (stage, reviewer), _final = chain
    another = make.make_user(groups=[stage.group], email="another@example.org")
    article = make.make_draft(by=author)
    workflow.assign(article, stage=stage, to=reviewer, by=author)
    reviewer.is_active = False
    reviewer.save()

    workflow.submit(article, by=author)

    assert told(Action.SUBMITTED) == [another]


def test_the_author_is_told_of_a_return_and_of_an_approval(submitted, chain, author):
    (stage, reviewer), _final = chain

    workflow.send_back(submitted.latest, by=reviewer, stage=stage, comment="Which day?")
    workflow.revise(submitted, by=author, text=Text("On the 6th"))
    workflow.submit(submitted, by=author)
    sign(fresh(submitted), chain)

    assert told(Action.RETURNED) == [author]
    assert told(Action.APPROVED) == [author]


def test_author_and_reviewers_are_told_that_it_is_live(submitted, chain, author):
    article = sign(submitted, chain)

    workflow.publish(article, by=make.make_user())

    assert {*told(Action.PUBLISHED)} == {author, *(reviewer for _stage, reviewer in chain)}


def test_who_was_first_is_told_of_a_text_kept_beside_theirs(author):
    article = make.make_draft(by=author)
    opened_on = article.latest
    workflow.revise(article, by=author, text=Text("Mine"))

    workflow.revise(article, by=make.make_user(), text=Text("Theirs"), based_on=opened_on)

    assert told(Action.CONFLICTED) == [author]


def test_nobody_is_told_of_what_they_did_themselves(submitted, chain, author):
    article = sign(submitted, chain)

    workflow.publish(article, by=author)

    assert author not in told(Action.PUBLISHED)


@pytest.mark.parametrize(
    "fields", [{"email": ""}, {"is_active": False}, {"notice_rhythm": "never"}]
)
def test_who_can_t_or_won_t_get_mail_gets_none(chain, author, fields):
    _stage, reviewer = chain[0]
    for name, value in fields.items():
        setattr(reviewer, name, value)
    reviewer.save()
    article = make.make_draft(by=author)

    workflow.submit(article, by=author)

    assert told(Action.SUBMITTED) == []


def test_nobody_is_told_of_a_confidential_article_that_does_not_name_them(chain, author):
    article = make.make_draft(by=author)
    workflow.confide(article, [], by=author)

    workflow.submit(article, by=author)

    assert told(Action.SUBMITTED) == []
