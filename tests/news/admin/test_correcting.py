"""What the form says of a published fact that was changed."""

import pytest

from apps.news.models import Article
from tests import factories as make
from tests.desk import page, said, submit

pytestmark = pytest.mark.django_db

BODY = "<p>Mei Xiaobo, President of CASCO, spoke on 6 September 2024.</p>"
WRONG = BODY.replace("President", "Vice President")
ASKED = (
    "“President” of Mei Xiaobo is now “Vice President”:"
    " choose Correction and tell readers what was wrong and what is right."
)


@pytest.fixture
def url():
    return page("news_article_change", make.make_article(body=BODY).pk)


@pytest.mark.parametrize("kind", [{}, {"change_kind": "update", "change_note": "A new title."}])
def test_a_changed_fact_is_named_at_the_kind_and_nothing_typed_is_lost(admin_client, url, kind):
    response = submit(admin_client, url, body=WRONG, **kind)

    assert said(response) == [ASKED]
    assert response.context["adminform"].form.errors.keys() == {"change_kind"}
    assert "Vice President of CASCO" in response.text
    assert Article.objects.get().revisions.count() == 1


def test_with_a_correction_it_is_saved(admin_client, url):
    submit(admin_client, url, body=WRONG, change_kind="correction", change_note="Not president.")

    latest = Article.objects.get().latest
    assert (latest.number, latest.change_note) == (2, "Not president.")


def test_a_correction_says_what(admin_client, url):
    assert said(submit(admin_client, url, body=WRONG, change_kind="correction")) == [
        "Tell readers what has changed."
    ]


def test_other_words_are_saved_without_a_note(admin_client, url):
    submit(admin_client, url, body=BODY.replace("spoke", "gave a speech"))

    assert Article.objects.get().latest.number == 2


def test_before_publication_nobody_asks_for_the_kind_of_a_change(admin_client):
    url = page("news_article_change", make.make_draft(body=BODY).pk)

    assert "change_kind" not in admin_client.get(url).text
    submit(admin_client, url, body=WRONG)
    assert Article.objects.get().latest.number == 2


def test_the_form_explains_the_three_kinds(admin_client, url):
    text = admin_client.get(url).text

    for word in ("Minor: spelling", "Update: something", "Correction: something we said"):
        assert word in text
