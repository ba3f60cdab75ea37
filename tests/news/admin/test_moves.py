"""The doors to the workflow beside the form."""

import pytest

from apps.news import workflow
from apps.news.choices import State
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import LOOKING, make_publisher, make_reviewer, make_staff, make_writer

pytestmark = pytest.mark.django_db

MOVES = ["submit", "approve", "return", "publish", "withdraw"]


@pytest.fixture
def stage():
    return make.make_stage("First review")


def move(client, user, article, name, **data):
    """Ask for a move of the text that is on the page; what the page says then."""
    client.force_login(user)
    data = {"revision": article.latest_id} | data
    response = client.post(page(f"news_article_{name}", article.pk), data, follow=True)
    article.refresh_from_db()
    return [str(message) for message in response.context["messages"]]


def make_submitted(**fields):
    article = make.make_draft(**fields)
    workflow.submit(article, by=article.latest.author)
    article.refresh_from_db()
    return article


def test_a_text_goes_from_draft_to_live_through_the_doors(client, stage):
    article = make.make_draft()

    said = [
        move(client, make_writer(), article, "submit"),
        move(client, make_reviewer(stage), article, "approve", reason="Well"),
        move(client, make_publisher(), article, "publish"),
    ]

    assert said == [["Submitted for review."], ["Signed."], ["Published: it is live."]]
    assert (article.state, article.live) == (State.PUBLISHED, article.latest)
    assert article.latest.signatures.get().comment == "Well"


def test_a_text_is_returned_with_what_is_to_be_changed(client, stage):
    article = make_submitted()

    said = move(client, make_reviewer(stage), article, "return", reason="Check the date")

    assert (said, article.state) == (["Returned to its author."], State.RETURNED)


def test_a_published_article_is_withdrawn_with_a_reason(client):
    article = make.make_article()

    move(client, make_publisher(), article, "withdraw", reason="Wrong figures")

    assert (article.state, article.withdrawal_reason) == (State.WITHDRAWN, "Wrong figures")


def test_a_superuser_overrides_the_review_with_a_reason(client):
    article = make.make_draft()

    move(client, make.make_superuser(), article, "publish", reason="The chairman asks")

    assert article.transitions.get(is_override=True).reason == "The chairman asks"


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("return", {"reason": " "}, "Say what is to be changed."),
        ("approve", {"reason": "a" * 301}, "Ensure this value has at most 300 characters"),
        ("approve", {"reason": "\0"}, "Null characters are not allowed."),
        ("approve", {"revision": "0"}, "A newer text exists: look at it first."),
        ("approve", {"revision": ""}, "A newer text exists: look at it first."),
    ],
)
def test_a_refusal_is_said_and_changes_nothing(client, stage, name, data, refusal):
    article = make_submitted()

    [said] = move(client, make_reviewer(stage), article, name, **data)

    assert said.startswith(refusal)
    assert (article.state, article.latest.signatures.count()) == (State.IN_REVIEW, 0)


def test_nobody_approves_their_own_text(client, stage):
    author = make_staff(*LOOKING, groups=[stage.group])
    article = make_submitted(by=author)

    said = move(client, author, article, "approve")

    assert (said, article.state) == (["Nobody signs their own text."], State.IN_REVIEW)


def test_a_text_that_was_replaced_meanwhile_is_not_approved(client, stage):
    article = make_submitted()
    seen = article.latest_id
    workflow.revise(article, by=make.make_user(), text=Text("Another title"))
    article.refresh_from_db()

    move(client, make_reviewer(stage), article, "approve", revision=seen)

    assert article.state == State.DRAFT


def test_whoever_may_publish_can_not_pass_the_review_over(client, stage):
    article = make.make_draft()

    said = move(client, make_publisher(), article, "publish", reason="Because")

    assert (said, article.live) == (["This text has not passed its review."], None)


@pytest.mark.parametrize("name", ["submit", "publish", "withdraw"])
def test_whoever_may_only_look_is_refused_at_the_door(client, name):
    article = make.make_article()
    client.force_login(make_staff(*LOOKING))

    response = client.post(page(f"news_article_{name}", article.pk), {"revision": "1"})

    assert response.status_code == 403


def test_a_writer_is_refused_at_the_door_of_publication(client, stage):
    article = make_submitted()
    workflow.approve(article.latest, by=make_reviewer(stage), stage=stage)
    client.force_login(make_writer())

    response = client.post(
        page("news_article_publish", article.pk), {"revision": article.latest_id}
    )

    article.refresh_from_db()
    assert (response.status_code, article.live) == (403, None)


@pytest.mark.parametrize("name", MOVES)
def test_looking_at_an_address_moves_nothing(client, name):
    article = make.make_draft()
    client.force_login(make.make_superuser())

    response = client.get(page(f"news_article_{name}", article.pk))

    assert response.status_code == 405


@pytest.mark.parametrize("name", MOVES)
def test_a_move_needs_the_token_of_the_page(name):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(make.make_superuser())

    response = client.post(page(f"news_article_{name}", make.make_draft().pk))

    assert response.status_code == 403
