"""What an answer says of itself: how it is packed, how long it may be kept, what it may do."""

import gzip

import pytest
from django.http import HttpResponse
from django.urls import path

from apps.news import workflow
from config import urls
from tests import factories as make
from tests.pages.scene import furnish, make_scene

pytestmark = pytest.mark.django_db

TEXTS = ["/en/", "/en/news/story-1/", "/en/news/feed.atom", "/sitemap.xml"]


def picture(request):
    return HttpResponse(b"a" * 1000, content_type="image/png")


urlpatterns = [path("picture/", picture), *urls.urlpatterns]


@pytest.mark.parametrize("address", TEXTS)
def test_text_is_sent_compressed(client, address):
    make_scene(1)

    plain = client.get(address)
    packed = client.get(address, headers={"accept-encoding": "gzip"})

    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"]


@pytest.mark.urls(__name__)
def test_a_picture_is_left_as_it_is(client):
    response = client.get("/picture/", headers={"accept-encoding": "gzip"})

    assert "Content-Encoding" not in response


@pytest.mark.parametrize("address", TEXTS)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_has_not_changed_is_not_sent_again(client, address, encoding):
    make_scene(1)
    known = client.get(address, headers={"accept-encoding": encoding})["ETag"]

    again = client.get(address, headers={"accept-encoding": encoding, "if-none-match": known})

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("address", ["/en/", "/en/news/", "/en/nothing/", "/robots.txt"])
def test_a_page_may_be_kept_by_any_cache_that_asks_each_time(client, address):
    furnish()

    response = client.get(address)

    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert not response.cookies


def test_a_withdrawal_shows_at_once_to_whoever_kept_the_story(client):
    furnish()
    article = make.make_article(slug="gone")
    known = client.get("/en/news/gone/")["ETag"]
    workflow.withdraw(article, by=make.make_superuser("boss"), reason="A wrong date.")

    assert client.get("/en/news/gone/", headers={"if-none-match": known}).status_code == 410


def test_a_page_varies_by_nothing_but_its_packing(client):
    make_scene(1)

    for address in ["/en/", "/zh-hans/news/story-1/", "/en/press/"]:
        assert client.get(address, headers={"accept-encoding": "gzip"})["Vary"] == "Accept-Encoding"


def test_the_root_varies_by_the_readers_language_alone(client):
    assert client.get("/")["Vary"] == "Accept-Language"


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/", "/admin/org/person/"])
def test_no_cache_keeps_a_page_of_the_desk(admin_client, address):
    response = admin_client.get(address, headers={"accept-encoding": "gzip"})

    assert "no-store" in response["Cache-Control"]
    assert "public" not in response["Cache-Control"]
    assert "ETag" not in response


@pytest.mark.parametrize("address", ["/en/", "/en/nothing/", "/admin/login/"])
def test_every_answer_forbids_what_the_pages_do_not_need(client, address):
    furnish()

    response = client.get(address)

    assert "geolocation=()" in response["Permissions-Policy"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert "'unsafe" not in response["Content-Security-Policy"]
    assert "default-src 'self'" in response["Content-Security-Policy"]
