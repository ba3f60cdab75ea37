"""The sitemaps, read as strictly as a search engine may."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from apps.news import workflow
from apps.news.texts import Text
from config import sitemaps
from tests import factories as make
from tests.pages.scene import furnish, make_scene
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
HOST = "http://127.0.0.1:8000"


def read(client, address):
    response = client.get(address.removeprefix(HOST))
    assert response["Content-Type"].startswith("application/xml")
    return ElementTree.fromstring(response.content)


def parts(client):
    """The addresses of all sitemaps of the index."""
    root = read(client, "/sitemap.xml")
    assert root.tag == f"{MAP}sitemapindex"
    return [entry.findtext(f"{MAP}loc") for entry in root]


def entries(client):
    """Every entry of every sitemap: its path and the element."""
    found = [url for part in parts(client) for url in read(client, part)]
    return [(url.findtext(f"{MAP}loc").removeprefix(HOST), url) for url in found]


def alternates(url):
    return {link.get("hreflang"): link.get("href").removeprefix(HOST)
            for link in url.iter(f"{XHTML}link")}  # fmt: skip


def test_each_page_is_listed_once_under_our_address_and_answers(client):
    make_scene(2)
    make.make_article(slug="english-only")

    paths = [path for path, _url in entries(client)]

    assert len(paths) == len(set(paths))
    assert [path for path in paths if not path.startswith("/")] == []
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_every_page_a_visitor_can_reach_by_links_is_listed(client):
    """Filters, searches, feeds and files aside: they are no pages of their own."""
    make_scene(2)
    seen, unlisted, ahead = set(), set(), {"/en/", "/zh-hans/"}
    while ahead:
        path = ahead.pop()
        seen.add(path)
        soup = soup_of(client, path)
        robots = soup.find("meta", attrs={"name": "robots"})
        if robots and "noindex" in robots["content"]:
            unlisted.add(path)
        links = {a["href"].split("#")[0] for a in soup.select("a[href^='/']")}
        pages = {link for link in links if link.endswith("/") and not link.endswith("/search/")}
        ahead |= pages - seen

    assert seen - unlisted - {path for path, _url in entries(client)} == set()


def test_an_entry_names_the_languages_of_its_page(client):
    make_scene(1)
    make.make_article(slug="english-only")
    make.make_article(slug="chinese-only", language="zh-hans")
    make.make_draft(slug="english-only", language="zh-hans")

    found = {path: alternates(url) for path, url in entries(client)}

    both = {"en": "/en/news/story-1/", "zh-Hans": "/zh-hans/news/story-1/",
            "x-default": "/en/news/story-1/"}  # fmt: skip
    english, chinese = "/en/news/english-only/", "/zh-hans/news/chinese-only/"
    assert found["/en/news/story-1/"] == found["/zh-hans/news/story-1/"] == both
    assert found[english] == {"en": english, "x-default": english}
    assert found[chinese] == {"zh-Hans": chinese, "x-default": chinese}
    assert {"/zh-hans/news/english-only/", "/en/news/chinese-only/"} & set(found) == set()


def test_alternates_are_entries_themselves_and_agree(client):
    make_scene(1)

    found = {path: alternates(url) for path, url in entries(client)}

    assert all(found[other] == named for named in found.values() for other in named.values())


def test_a_story_was_changed_when_its_text_went_live(client):
    article = make.make_article(slug="late")
    workflow.revise(article, by=make.make_user(), text=Text(title="A line opens at last"))
    boss = make.make_superuser("boss")
    workflow.publish(
        article, by=boss, at=make.NOON + timedelta(40), override_reason="Made for a test"
    )

    changed = {path: url.findtext(f"{MAP}lastmod") for path, url in entries(client)}

    assert changed["/en/news/late/"] == "2024-10-21"
    assert changed["/en/contact/"] is None


def test_the_index_says_when_a_story_last_came_or_went(client):
    article = make.make_article()
    left = make.NOON + timedelta(9)
    workflow.withdraw(article, by=make.make_superuser("boss"), reason="A wrong date.", at=left)

    dates = {entry.findtext(f"{MAP}loc"): entry.findtext(f"{MAP}lastmod")
             for entry in read(client, "/sitemap.xml")}  # fmt: skip

    assert dates.pop(f"{HOST}/sitemap-stories.xml") == "2024-09-20T12:00:00+08:00"
    assert set(dates.values()) == {None}


def test_a_long_section_has_pages(client, monkeypatch):
    monkeypatch.setattr(sitemaps.Stories, "limit", 2)
    for number in range(3):
        make.make_article(slug=f"story-{number}")

    stories = [part for part in parts(client) if "stories" in part]

    assert stories == [f"{HOST}/sitemap-stories.xml", f"{HOST}/sitemap-stories.xml?p=2"]
    assert [len(read(client, part)) for part in stories] == [2, 1]


def test_no_page_of_a_sitemap_holds_more_than_five_thousand_addresses():
    limits = {name: section.limit * (1 if name == "stories" else len(sitemaps.LANGUAGES))
              for name, section in sitemaps.SECTIONS.items()}  # fmt: skip

    assert max(limits.values()) == 5000


@pytest.mark.parametrize("address", [
    "/sitemap-nothing.xml", "/sitemap-stories.xml?p=0", "/sitemap-stories.xml?p=2",
    "/sitemap-stories.xml?p=abc", "/sitemap-stories.xml?p=%00",
    f"/sitemap-stories.xml?p={'9' * 5000}",
])  # fmt: skip
def test_a_sitemap_that_is_not_there_is_a_friendly_404(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert "<h1>" in response.text


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-stories.xml", "/news-sitemap.xml"])
def test_a_sitemap_names_no_host_but_ours(client, address):
    make.make_article(slug="a", at=timezone.now())

    text = client.get(address, headers={"host": "evil.example"}).text

    assert "evil.example" not in text
    assert HOST in text


@pytest.mark.parametrize("address", ["/sitemap.xml", "/news-sitemap.xml", *(
    f"/sitemap-{section}.xml" for section in sitemaps.SECTIONS)])  # fmt: skip
def test_a_sitemap_costs_the_same_queries_however_much_it_lists(
    client, django_assert_max_num_queries, address
):
    home = furnish()
    make_scene(1, home)
    make.make_article(slug="new", at=timezone.now())
    client.get(address)
    most = len(sitemaps.SECTIONS) + 2 if address == "/sitemap.xml" else 3
    with django_assert_max_num_queries(most) as with_few:
        client.get(address)
    for number in (2, 3):
        make.make_article(slug=f"more-{number}", at=timezone.now())
    client.get(address)

    with django_assert_max_num_queries(most) as with_more:
        client.get(address)

    assert len(with_more) == len(with_few)


def test_the_news_sitemap_has_the_stories_of_two_days_under_the_newsrooms_name(client):
    make.make_identity(name_zh_hans="卡斯柯新闻中心")
    now = timezone.now()
    make.make_article("A line & a <line>", slug="new", at=now - timedelta(days=1))
    make.make_article("线路开通", slug="new", language="zh-hans", at=now)
    make.make_article("Of old", slug="old", at=now - timedelta(days=3))
    make.make_draft("Not yet", slug="draft", at=now)

    urls = list(read(client, "/news-sitemap.xml"))

    publication = f"{NEWS}news/{NEWS}publication/{NEWS}"
    fields = ["loc", f"{NEWS}news/{NEWS}title", f"{publication}name", f"{publication}language"]
    found = [[url.findtext(field if "{" in field else MAP + field) for field in fields]
             for url in urls]  # fmt: skip
    assert found == [
        [f"{HOST}/zh-hans/news/new/", "线路开通", "卡斯柯新闻中心", "zh-cn"],
        [f"{HOST}/en/news/new/", "A line & a <line>", "CASCO newsroom", "en"],
    ]
    dates = [url.findtext(f"{NEWS}news/{NEWS}publication_date") for url in urls]
    assert dates[0] == timezone.localtime(now).isoformat()


def test_a_news_sitemap_without_news_is_empty_and_valid(client):
    make.make_article(slug="old")

    assert list(read(client, "/news-sitemap.xml")) == []
