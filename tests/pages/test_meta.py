"""What a page says of itself to those who share it."""

import pytest

from apps.org.models import SiteIdentity
from tests import factories as make
from tests.pages.scene import furnish, make_scene
from tests.pages.soup import soup_of
from tests.pages.test_every_page import PAGES

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"


def meta(client, path, status=200):
    soup = soup_of(client, path, status)
    found = soup.select("meta[property], meta[name]")
    pairs = [(one.get("property") or one["name"], one["content"]) for one in found]
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def test_a_story_says_all_of_itself(client):
    furnish()
    make.make_article("A “line” <opens> & more", slug="story", summary="At last: 'it' opens.",
                      category=make.make_category("projects"))  # fmt: skip
    make.make_article("线路开通", slug="story", language="zh-hans")

    found = meta(client, "/en/news/story/")

    image = found.pop("og:image")
    assert image.startswith(f"{SITE}/en/news/story/card-")
    assert found == {
        "viewport": "width=device-width, initial-scale=1",
        "description": "At last: 'it' opens.",
        "og:type": "article",
        "og:title": "A “line” <opens> & more",
        "og:description": "At last: 'it' opens.",
        "og:url": f"{SITE}/en/news/story/",
        "og:site_name": "CASCO newsroom",
        "og:locale": "en_GB",
        "og:locale:alternate": "zh_CN",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "A “line” <opens> & more",
        "article:published_time": "2024-09-11T12:00:00+08:00",
        "article:modified_time": "2024-09-11T12:00:00+08:00",
        "article:section": "Projects",
        "twitter:card": "summary_large_image",
    }


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_what_it_is(client, path):
    make_scene(1)
    SiteIdentity.objects.update(boilerplate_zh_hans="我们制造信号。")

    found = meta(client, path)

    assert {"description", "og:title", "og:description", "og:url", "og:locale", "og:image",
            "og:image:alt", "og:site_name", "og:type", "twitter:card"} <= set(found)  # fmt: skip
    assert "<" not in found["og:title"]


def test_a_story_without_a_summary_is_described_by_its_beginning(client):
    furnish()
    body = "<p>It opened &amp; ran.</p><ul><li>Fast</li></ul>" + "<p>word</p>" * 200
    make.make_article(slug="story", body=body)

    description = meta(client, "/en/news/story/")["description"]

    assert description.startswith("It opened & ran. Fast word word")
    assert len(description) == 300
    assert description.endswith("…")


def test_a_page_that_is_not_there_says_nothing(client):
    furnish()

    found = meta(client, "/en/nothing/", 404)

    assert set(found) == {"viewport", "robots"}
