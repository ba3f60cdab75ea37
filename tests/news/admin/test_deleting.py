"""A draft may be deleted with its texts; what was ever public stays."""

import pytest

from apps.news import workflow
from apps.news.models import Article, Revision
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_staff, make_writer

pytestmark = pytest.mark.django_db


def delete(client, article):
    return client.post(page("news_article_delete", article.pk), {"post": "yes"})


def test_a_draft_goes_with_its_texts_and_its_log(client):
    article, boss = make.make_draft(), make.make_superuser()
    make.make_alias(article)
    make.make_stage()
    workflow.submit(article, by=boss)
    client.force_login(make_writer())

    delete(client, article)

    assert (Article.objects.count(), Revision.objects.count()) == (0, 0)


def test_a_draft_stays_where_deleting_is_not_permitted(client):
    client.force_login(make_staff("view_article", "change_article"))

    response = delete(client, make.make_draft())

    assert (response.status_code, Article.objects.count()) == (403, 1)


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_what_was_public_is_not_deleted(client, is_withdrawn):
    article, boss = make.make_article(), make.make_superuser("boss")
    if is_withdrawn:
        workflow.withdraw(article, by=boss, reason="Wrong figures")
    client.force_login(boss)

    response = delete(client, article)

    assert (response.status_code, Article.objects.count()) == (403, 1)


def test_what_was_public_is_not_deleted_from_the_list(client):
    articles = [make.make_draft(), make.make_article()]
    client.force_login(make.make_superuser("boss"))
    data = {
        "action": "delete_selected",
        "_selected_action": [article.pk for article in articles],
        "post": "yes",
    }

    client.post(page("news_article_changelist"), data)

    assert Article.objects.count() == 2
