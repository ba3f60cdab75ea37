"""What a form does not show, a forged form does not set."""

import pytest

from apps.news.choices import State
from tests import factories as make
from tests.desk import page, submit
from tests.news.admin.people import make_writer

pytestmark = pytest.mark.django_db

FORGED = {
    "state": "published",
    "published_on": "2020-01-01",
    "first_published_at": "2020-01-01 00:00",
    "publish_at": "2020-01-01 00:00",
    "withdrawal_reason": "Forged",
    "number": "7",
    "author": "1",
}


@pytest.fixture(autouse=True)
def writer(client):
    writer = make_writer()
    client.force_login(writer)
    return writer


def facts(article):
    article.refresh_from_db()
    return (
        article.state, article.live_id, article.first_published_at, article.published_on,
        article.publish_at, article.withdrawal_reason,
    )  # fmt: skip


def test_the_state_of_a_draft_is_not_set_by_its_form(client, writer):
    article = make.make_draft()

    submit(
        client,
        page("news_article_change", article.pk),
        title="Two",
        live=article.latest_id,
        **FORGED,
    )

    assert facts(article) == (State.DRAFT, None, None, None, None, "")
    assert (article.latest.number, article.latest.author) == (2, writer)


def test_a_text_of_another_article_is_not_reached_through_the_form(client):
    article, other = make.make_draft("Mine"), make.make_draft("Theirs")
    url = page("news_article_change", article.pk)

    submit(client, url, title="Two", latest=other.latest_id, id=other.pk, pk=other.pk)

    other.refresh_from_db()
    assert other.latest.title == "Theirs"


def test_a_short_name_of_another_article_is_not_reached_through_the_form(client):
    article, theirs = make.make_draft(), make.make_alias(name="Theirs")

    submit(
        client,
        page("news_article_change", article.pk),
        **{
            "aliases-TOTAL_FORMS": 1,
            "aliases-INITIAL_FORMS": 1,
            "aliases-0-id": theirs.pk,
            "aliases-0-article": article.pk,
            "aliases-0-organisation": theirs.organisation_id,
            "aliases-0-name": "Mine",
        },
    )

    theirs.refresh_from_db()
    assert theirs.name == "Theirs"


def test_a_picture_that_is_not_there_is_refused(client):
    article = make.make_draft()

    submit(client, page("news_article_change", article.pk), lead_picture="999")

    assert article.revisions.count() == 1


@pytest.mark.parametrize("number", ["x", "9" * 30, "-1"])
def test_an_article_that_is_not_there_is_not_found(client, number):
    url = page("news_article_changelist") + f"{number}/change/"

    assert client.get(url, follow=True).redirect_chain == [("/admin/", 302)]
    assert client.post(url, follow=True).redirect_chain == [("/admin/", 302)]
