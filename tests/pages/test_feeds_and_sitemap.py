from datetime import timedelta
from xml.etree import ElementTree

import pytest

from apps.news import workflow
from apps.news.texts import Text
from tests import factories as make
from tests.pages.scene import furnish, make_scene

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_the_atom_feed_holds_the_stories_of_its_language(client):
    furnish()
    make.make_article("A line opens", slug="a", summary="At last.")
    make.make_article("线路开通", slug="b", language="zh-hans")

    response = client.get("/zh-hans/news/feed.atom")

    feed = ElementTree.fromstring(response.content)
    assert response["Content-Type"].startswith("application/atom+xml")
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["线路开通"]


def test_the_rss_feed_gives_title_summary_and_address(client):
    furnish()
    make.make_article("A line opens", slug="a", summary="At last.")

    feed = ElementTree.fromstring(client.get("/en/news/feed.rss").content)

    (item,) = feed.iter("item")
    assert item.findtext("title") == "A line opens"
    assert item.findtext("description") == "At last."
    assert item.findtext("link").endswith("/en/news/a/")


@pytest.mark.parametrize("path", ["/en/news/feed.atom", "/en/news/feed.rss"])
def test_a_feed_costs_the_same_queries_however_much_it_shows(
    client, django_assert_max_num_queries, path
):
    make_scene(1)
    client.get(path)
    with django_assert_max_num_queries(4) as with_one:
        client.get(path)
    for number in (2, 3):
        make.make_article(slug=f"more-{number}")
    client.get(path)

    with django_assert_max_num_queries(4) as with_three:
        client.get(path)

    assert len(with_three) == len(with_one)


def test_a_control_character_in_a_title_does_not_break_the_feed(client):
    furnish()
    make.make_article("Bell \x07 here", slug="bell")

    response = client.get("/en/news/feed.atom")

    assert response.status_code == 200
    ElementTree.fromstring(response.content)


def test_the_sitemap_names_each_page_in_each_language_it_exists_in(client):
    make_scene(1)
    make.make_article(slug="english-only")

    root = ElementTree.fromstring(client.get("/sitemap.xml").content)

    found = {}
    for url in root.iter(f"{MAP}url"):
        others = {link.get("hreflang") for link in url.iter(f"{XHTML}link")}
        found[url.findtext(f"{MAP}loc").split("8000")[1]] = others
    assert found["/en/news/english-only/"] == {"en"}
    assert found["/zh-hans/news/story-1/"] == {"en", "zh-hans"}
    assert "/zh-hans/news/english-only/" not in found
    assert {"/en/agreements/agreement-1/", "/en/partners/partner-1/", "/en/contact/"} <= set(found)


def test_robots_are_kept_from_the_desk_and_shown_the_sitemap(client):
    text = client.get("/robots.txt").text

    assert "Disallow: /admin/" in text
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text


def published_late(**change):
    """A story whose second text lay written for 39 days; with the moment it went live."""
    article = make.make_article(slug="late")
    text = Text(title="A line opens at last", **change)
    workflow.revise(article, by=make.make_user(), text=text, at=make.NOON + timedelta(1))
    live_at = make.NOON + timedelta(40)
    boss = make.make_superuser("boss")
    workflow.publish(article, by=boss, at=live_at, override_reason="Made for a test")
    return live_at


def test_a_text_counts_from_the_moment_it_went_live(client):
    furnish()
    live_at = published_late(change_kind="correction", change_note="It was the 6th.")

    feed = ElementTree.fromstring(client.get("/en/news/feed.atom").content)
    sitemap = ElementTree.fromstring(client.get("/sitemap.xml").content)
    page = client.get("/en/news/late/").text

    (entry,) = feed.iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated")[:10] == f"{live_at:%Y-%m-%d}"
    changed = {
        url.findtext(f"{MAP}loc").split("8000")[1]: url.findtext(f"{MAP}lastmod")
        for url in sitemap.iter(f"{MAP}url")
    }
    assert changed["/en/news/late/"] == f"{live_at:%Y-%m-%d}"
    assert "Correction, 21 October 2024" in page


@pytest.mark.parametrize("name", ["feed.atom", "feed.rss"])
def test_a_feed_names_no_host_but_ours(client, name):
    furnish()
    make.make_article(slug="a")

    text = client.get(f"/en/news/{name}", headers={"host": "evil.example"}).text

    assert "evil.example" not in text
    assert "http://127.0.0.1:8000/en/news/a/" in text
    assert f"http://127.0.0.1:8000/en/news/{name}" in text
