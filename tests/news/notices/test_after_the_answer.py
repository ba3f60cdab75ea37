"""Mail leaves by itself, once what it tells of is done."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from apps.news import workflow
from apps.news.models import Notice
from tests import factories as make
from tests.news.notices.test_outbox import BROKEN
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer():
    return make.make_user(groups=[make.make_stage().group], email="reviewer@example.org")


def submit_at_the_desk(client):
    article = make.make_draft(by=make.make_superuser("root"))
    client.force_login(article.latest.author)
    data = {"revision": article.latest_id}
    return client.post(reverse("admin:news_article_submit", args=[article.pk]), data)


def test_a_move_at_the_desk_is_told_when_it_is_answered(client, reviewer):
    submit_at_the_desk(client)

    assert [message.to for message in mail.outbox] == [["reviewer@example.org"]]


def test_a_broken_mail_server_breaks_no_page(client, reviewer):
    with override_settings(**BROKEN):
        response = submit_at_the_desk(client)

    assert response.status_code == 302
    assert Notice.objects.get().sent_at is None


def test_what_stayed_due_leaves_with_the_next_visit(client, reviewer):
    furnish()
    article = make.make_draft()
    workflow.submit(article, by=article.latest.author, at=timezone.now() - timedelta(minutes=1))

    response = client.get("/en/")

    assert response.status_code == 200
    assert len(mail.outbox) == 1
