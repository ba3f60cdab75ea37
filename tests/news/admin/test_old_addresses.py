"""Editors list old addresses; what would lead astray is refused in a sentence."""

import pytest

from apps.news.models import OldAddress
from apps.org.models import ContentVersion
from tests import factories as make
from tests.desk import page, said, submit
from tests.pages.scene import furnish
from tests.refusals import refused_by_the_database

pytestmark = pytest.mark.django_db

SEED = "/en/news/detail.aspx?id=4513"


def add(client, address=SEED, **fields):
    return submit(client, page("news_oldaddress_add"), address=address, **fields)


def listed():
    return [
        (old.address, old.target, old.gone_reason_en or "")
        for old in OldAddress.objects.order_by("pk")
    ]


@pytest.fixture(autouse=True)
def _newsroom():
    furnish()


def test_the_whole_old_address_may_be_pasted(admin_client):
    article = make.make_article(slug="cooperation")
    before = ContentVersion.current()

    add(admin_client, f"https://www.casco.example{SEED}#top", article=article.pk)

    assert listed() == [(SEED, "/en/news/cooperation/", "")]
    assert ContentVersion.current() > before


def test_a_gone_page_needs_no_page(admin_client):
    add(admin_client, gone_reason_en="We have no vacancies.")

    assert listed() == [(SEED, "", "We have no vacancies.")]


@pytest.mark.parametrize("path", ["/en/news/cooperation/", "/en/news/cooperation",
                                  "http://127.0.0.1:8000/en/news/cooperation/"])  # fmt: skip
def test_the_page_of_a_story_is_kept_as_the_story(admin_client, path):
    article = make.make_draft(slug="cooperation")

    add(admin_client, path=path)

    assert OldAddress.objects.get().article == article


@pytest.mark.parametrize(("path", "kept"), [
    ("/en/contact/", "/en/contact/"), ("/zh-hans/contact", "/zh-hans/contact/"),
    (" /en/news/?year=2024 ", "/en/news/?year=2024"), ("/en/news/feed.atom", "/en/news/feed.atom"),
    ("/en/contact/#branches", "/en/contact/#branches"),
])  # fmt: skip
def test_a_page_of_ours_is_kept_as_its_path(admin_client, path, kept):
    add(admin_client, path=path)

    assert listed() == [(SEED, kept, "")]


@pytest.mark.parametrize("path", [
    "//evil.example/", "\\\\evil.example", "/\\evil.example/", "https://evil.example/en/contact/",
    "http://127.0.0.1:8000.evil.example/en/contact/", "http://127.0.0.1:8000@evil.example/",
    "javascript:alert(1)", "en/contact/", "data:text/html,x", "/en/contact/\t", "///evil.example",
    "http://[", "/en/\x85contact/",
])  # fmt: skip
def test_a_redirect_never_leaves_the_site(admin_client, path):
    response = add(admin_client, path=f"x{path}"[1:])

    if listed():  # only white space around a path of ours is forgiven
        assert listed() == [(SEED, "/en/contact/", "")]
    else:
        assert said(response)[0].startswith(
            ("A redirect leads to a page of this site", "This holds")
        )


@pytest.mark.parametrize("path", [
    "/en/nothing/", "/contact/", "/", "/admin/", "/en/partners/nobody/", "/en/news/in/nothing/",
    "/static/site/site.css", "/en/news/nothing/", "/sitemap.xml", "/fr/contact/", "/en/%00/",
])  # fmt: skip
def test_a_page_that_is_not_there_is_refused(admin_client, path):
    response = add(admin_client, path=path)

    assert said(response) == ["No page answers there. Begin with the language, as in /en/contact/."]


@pytest.mark.parametrize("address", [
    "/en/contact/", "/en/contact", "/contact/", "/contact", "/", "/?id=4", "/en/news/?id=4513",
    "/admin/", "/admin/news/", "/robots.txt", "/static/old.pdf", "/media/old.pdf", "/sitemap.xml",
    "/en/news/secret/", "http://old.example/zh-hans/", "/en/news/feed.rss", "/en/news/gone",
])  # fmt: skip
def test_an_address_in_use_is_no_old_address(admin_client, address):
    make.make_draft(slug="secret")
    make.make_draft(slug="gone")

    response = add(admin_client, address, path="/en/partners/")

    assert said(response) == ["This is an address of this site, and in use."]


@pytest.mark.parametrize(
    "address", ["news", "javascript:alert(1)", "\\\\evil", "http://[", "ftp://a/b"]
)
def test_what_is_no_address_is_refused(admin_client, address):
    response = add(admin_client, address, path="/en/contact/")

    assert said(response) == ["Give a web address, or what follows the name of the site: “/…”."]


def test_one_address_has_one_entry_however_it_is_written(admin_client):
    add(admin_client, "/list.aspx?a=1&b=2", path="/en/contact/")

    response = add(admin_client, "http://x.example/list.aspx?b=2&a=%31", path="/en/news/")

    assert said(response) == ["This old address is listed already."]


@pytest.mark.parametrize("fields", [{}, {"path": "/en/contact/", "gone_reason_en": "Gone."},
                                    {"article": "story", "gone_reason_en": "Gone."},
                                    {"article": "story", "path": "/en/news/a-story/"}])  # fmt: skip
def test_an_old_address_has_exactly_one_answer(admin_client, fields):
    if "article" in fields:
        fields = fields | {"article": make.make_article(slug="a-story").pk}

    response = add(admin_client, **fields)

    assert said(response) == ["Choose one: a story, a page, or why it is gone."]


def test_a_chain_is_refused_at_its_end(admin_client):
    OldAddress.objects.create(address="/en/gone", path="/en/contact/")

    response = add(admin_client, path="/en/gone/")

    assert said(response) == ["“/en/gone” is an old address itself: lead where it leads."]


def test_a_chain_is_refused_at_its_beginning(admin_client):
    OldAddress.objects.create(address="/旧", path="/en/closed/?a=1")

    response = add(admin_client, "/en/closed/?a=1", path="/en/contact/")

    assert said(response) == ["The old address “/旧” leads here: change that one first."]


def test_a_loop_is_refused(admin_client):
    response = add(admin_client, "/en/loop", path="/en/loop/")

    assert said(response) == ["This address would lead to itself."]


def test_the_list_reads_in_the_letters_of_the_address(admin_client):
    add(admin_client, "/%E6%96%B0%E9%97%BB.aspx", gone_reason_en="Old news.")

    found = admin_client.get(page("news_oldaddress_changelist"), {"q": "新闻"}).text

    assert "/新闻.aspx" in found
    assert "Gone: Old news." in found


@pytest.mark.parametrize("name", ["text.txt", "pictures.zip", "print/", "qr.svg"])
def test_what_a_story_offers_can_be_led_to(admin_client, name):
    make.make_article(slug="a-story", lead_picture=make.make_picture())

    add(admin_client, path=f"/en/news/a-story/{name}")

    assert listed() == [(SEED, f"/en/news/a-story/{name}", "")]


def test_an_entry_is_changed_without_being_its_own_chain(admin_client):
    add(admin_client, path="/en/contact/")
    old = OldAddress.objects.get()

    submit(admin_client, page("news_oldaddress_change", old.pk), path="/en/partners/")

    assert listed() == [(SEED, "/en/partners/", "")]


def test_the_database_keeps_one_answer_on_this_site():
    article = make.make_article()

    for fields in (
        {},
        {"path": "/en/", "article": article},
        {"path": "/en/", "gone_reason_en": "x"},
    ):
        with refused_by_the_database("news_old_address_has_one_answer"):
            OldAddress.objects.create(address="/old", **fields)
    for path in ("//evil.example", "javascript:alert(1)"):
        with refused_by_the_database("news_old_address_stays_on_this_site"):
            OldAddress.objects.create(address="/old", path=path)
