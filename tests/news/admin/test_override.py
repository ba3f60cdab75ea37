"""Publishing without the review: a superuser alone, with a reason, which shows ever after."""

import pytest

from apps.news import workflow
from apps.news.choices import State
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_publisher
from tests.news.conftest import fresh

pytestmark = pytest.mark.django_db

REASON = "The minister speaks at nine <b>"


def publish(client, user, article, **data):
    client.force_login(user)
    data = {"revision": article.latest_id} | data
    response = client.post(page("news_article_publish", article.pk), data, follow=True)
    return [str(message) for message in response.context["messages"]]


def test_the_reason_stands_in_the_form_the_history_the_log_and_on_the_sheet(client, chain):
    article = make.make_draft()

    said = publish(client, make.make_superuser(), article, reason=REASON)

    pages = [
        page("news_article_change", article.pk),
        page("news_article_history", article.pk),
        page("news_article_latest_sheet", article.pk),
        page("news_transition_changelist") + "?is_override__exact=1",
    ]
    shown = [client.get(address).content.decode() for address in pages]
    assert said == ["Published: it is live."]
    assert ["The minister speaks at nine &lt;b&gt;" in each for each in shown] == [True] * 4
    assert [REASON in each for each in shown] == [False] * 4


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "\u3000"])
def test_a_superuser_without_a_reason_is_refused(client, chain, reason):
    article = make.make_draft()

    said = publish(client, make.make_superuser(), article, reason=reason)

    assert said == ["Overriding the review needs a reason."]
    assert fresh(article).live is None


def test_a_publisher_with_a_reason_is_refused(client, chain):
    article = make.make_draft()

    said = publish(client, make_publisher(), article, reason=REASON, override_reason=REASON)

    assert said == ["This text has not passed its review."]
    assert fresh(article).state == State.DRAFT


def test_a_publisher_is_refused_where_one_stage_is_missing(client, chain, submitted):
    for stage, reviewer in chain[:2]:
        workflow.approve(submitted.latest, by=reviewer, stage=stage)

    assert publish(client, make_publisher(), fresh(submitted), reason=REASON) == [
        "This text has not passed its review."
    ]


def test_a_reason_that_is_not_needed_is_no_override(client, chain, submitted):
    for stage, reviewer in chain:
        workflow.approve(submitted.latest, by=reviewer, stage=stage)

    publish(client, make.make_superuser(), fresh(submitted), reason=REASON)

    move = fresh(submitted).transitions.order_by("pk").last()
    assert (move.is_override, move.reason) == (False, "")


def test_it_is_offered_to_a_superuser_alone(client, chain):
    article = make.make_draft()

    offered = []
    for user in (make.make_superuser(), make_publisher()):
        client.force_login(user)
        offered.append(client.get(page("news_article_change", article.pk)).context["may_override"])

    assert offered == [True, False]
