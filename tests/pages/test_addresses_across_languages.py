"""Canonical addresses, and the same page in other languages: each names the other."""

from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests import factories as make
from tests.pages.scene import make_scene

pytestmark = pytest.mark.django_db

SITE = "http://127.0.0.1:8000"
STARTS = ("/en/", "/zh-hans/")


@pytest.fixture(scope="module")
def crawled():
    """Filled by the first test that asks for the pages: looking at all of them takes its time."""
    return {}


@pytest.fixture
def pages(client, crawled):
    """Every page that links lead to and search engines may list, by its address, as soup."""
    if not crawled:
        make_scene(2)
        make.make_article("Only in English", slug="english-only")
        make.make_article("只有中文", slug="chinese-only", language="zh-hans")
        for number in range(12):  # more than one page of a list
            make.make_article(slug=f"more-{number}")
        crawled |= crawl(client)
    return crawled


def crawl(client):
    found, waiting = {}, list(STARTS)
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        found[address] = None
        if not response["Content-Type"].startswith("text/html"):
            continue
        soup = BeautifulSoup(response.content, "html.parser")
        if is_indexed(soup):
            found[address] = soup
            waiting += links_within(soup, address)
    return {address: soup for address, soup in found.items() if soup}


def links_within(soup, address):
    for link in soup.select("a[href]"):
        target = urlsplit(urljoin(SITE + address, link["href"]))
        if f"{target.scheme}://{target.netloc}" == SITE and target.path.startswith(STARTS):
            if target.path.endswith(".zip"):  # a stream, whose end would end the connection
                continue
            yield target._replace(scheme="", netloc="", fragment="").geturl()


def is_indexed(soup):
    robots = soup.select_one("meta[name=robots]")
    return robots is None or "noindex" not in robots["content"]


def canonical(soup):
    (link,) = soup.select("link[rel=canonical]")
    return link["href"]


def alternates(soup):
    links = soup.select("link[rel=alternate][hreflang]")
    found = {link["hreflang"]: link["href"] for link in links}
    assert len(found) == len(links)
    return found


def test_every_page_is_found_in_both_languages_and_every_link_leads_somewhere(pages):
    paths = {address.split("/", 2)[2] for address in pages if address.startswith("/en/")}

    assert len(pages) > 60
    assert {"", "news/", "news/story-1/", "agreements/agreement-1/", "partners/partner-1/",
            "organisation/", "organisation/leadership/", "contact/"} <= paths  # fmt: skip
    assert "/zh-hans/news/chinese-only/" in pages


def test_the_canonical_address_of_a_page_is_its_own_on_our_site(pages):
    assert {address: canonical(soup) for address, soup in pages.items()} == {
        address: SITE + address for address in pages
    }


def test_a_page_names_itself_among_its_languages(pages):
    wrong = {
        address: alternates(soup)
        for address, soup in pages.items()
        if alternates(soup) and alternates(soup).get(soup.html["lang"]) != canonical(soup)
    }

    assert wrong == {}


def test_a_page_in_another_language_names_the_same_pages(pages):
    by_address = {canonical(soup): alternates(soup) for soup in pages.values()}

    wrong = {
        (address, other)
        for address, others in by_address.items()
        for other in others.values()
        if other != f"{SITE}/" and by_address.get(other) != others
    }

    assert wrong == set()


def test_every_page_but_later_ones_of_a_list_names_its_languages(pages):
    silent = {address for address, soup in pages.items() if not alternates(soup)}

    assert silent
    assert all("?page=" in address for address in silent)


def test_readers_of_other_languages_are_led_to_english_or_to_the_root(pages):
    assert alternates(pages["/en/"])["x-default"] == f"{SITE}/"
    assert alternates(pages["/zh-hans/contact/"])["x-default"] == f"{SITE}/en/contact/"
    assert set(alternates(pages["/zh-hans/news/chinese-only/"])) == {"zh-Hans"}
    assert set(alternates(pages["/en/news/english-only/"])) == {"en", "x-default"}
    assert set(alternates(pages["/en/news/story-1/"])) == {"en", "zh-Hans", "x-default"}
