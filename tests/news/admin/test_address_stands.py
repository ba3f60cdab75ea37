"""An address may be changed until it was public, and never after."""

import pytest
from django.core.exceptions import ValidationError

from apps.news import workflow
from tests import factories as make
from tests.desk import page, submit
from tests.news.admin.people import make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def writer(client):
    client.force_login(make_writer())


def test_a_draft_may_move(client):
    article = make.make_draft(slug="before")

    submit(client, page("news_article_change", article.pk), slug="after", language="zh-hans")

    article.refresh_from_db()
    assert (article.slug, article.language) == ("after", "zh-hans")


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_what_was_public_does_not_move_by_a_forged_form(client, is_withdrawn):
    article = make.make_article(slug="before")
    if is_withdrawn:
        workflow.withdraw(article, by=make.make_user(), reason="Wrong figures")

    submit(client, page("news_article_change", article.pk), slug="after", language="zh-hans")

    article.refresh_from_db()
    assert (article.slug, article.language) == ("before", "en")


def test_the_model_says_so_too():
    article = make.make_article(slug="before")
    article.slug = "after"

    with pytest.raises(ValidationError, match="address stands"):
        article.full_clean()
