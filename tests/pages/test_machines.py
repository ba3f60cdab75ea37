"""What machines ask for: robots, contacts, search descriptions, an overview, icons."""

import logging
from datetime import UTC, datetime, timedelta
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from PIL import Image

from tests import factories as make
from tests.pages.scene import furnish, make_scene
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

HOST = "http://127.0.0.1:8000"
OPEN = "{http://a9.com/-/spec/opensearch/1.1/}"
TEXTS = ["/robots.txt", "/llms.txt", "/.well-known/security.txt", "/en/opensearch.xml"]


def test_robots_are_kept_from_the_desk_and_searches_and_shown_the_sitemaps(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.text.split("\n") == [
        "User-agent: *", "Disallow: /admin/", "Disallow: /en/search/", "Disallow: /zh-hans/search/",
        "", f"Sitemap: {HOST}/sitemap.xml", f"Sitemap: {HOST}/news-sitemap.xml", "",
    ]  # fmt: skip


def test_a_weakness_can_be_reported(client, settings):
    settings.SECURITY_CONTACT = ["security@casco.example", "https://casco.example/report"]

    response = client.get("/.well-known/security.txt")

    fields = [line.split(": ", 1) for line in response.text.splitlines()]
    expires = dict(fields).pop("Expires")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert [field for field in fields if field[0] != "Expires"] == [
        ["Contact", "mailto:security@casco.example"],
        ["Contact", "https://casco.example/report"],
        ["Preferred-Languages", "en, zh"],
        ["Canonical", f"{HOST}/.well-known/security.txt"],
    ]
    left = datetime.strptime(expires, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) - timezone.now()
    assert timedelta(days=170) < left < timedelta(days=365)


def test_without_a_contact_there_is_no_security_txt_and_the_log_says_why(client, caplog):
    with caplog.at_level(logging.WARNING, "config.machines"):
        response = client.get("/.well-known/security.txt")

    assert response.status_code == 404
    assert "SECURITY_CONTACT is not set" in caplog.text


@pytest.mark.parametrize(("language", "code", "name"), [
    ("en", "en", "CASCO newsroom"), ("zh-hans", "zh-Hans", "卡斯柯 & 新闻"),
])  # fmt: skip
def test_a_browser_can_search_the_site(client, language, code, name):
    make.make_identity(name_zh_hans="卡斯柯 & 新闻")
    page = soup_of(client, f"/{language}/")
    link = page.select_one("link[rel=search]")

    response = client.get(link["href"])

    root = ElementTree.fromstring(response.content)
    search = root.find(f"{OPEN}Url[@type='text/html']").get("template")
    assert response["Content-Type"] == link["type"] == "application/opensearchdescription+xml"
    assert (root.findtext(f"{OPEN}ShortName"), link["title"]) == (name, name)
    assert root.findtext(f"{OPEN}Language") == code
    assert search == f"{HOST}/{language}/search/?q={{searchTerms}}"
    assert client.get(search.removeprefix(HOST).format(searchTerms="x")).status_code == 200


def test_a_long_name_is_cut_to_what_a_browser_accepts(client):
    make.make_identity(name_en="The newsroom of a company with a long name")

    root = ElementTree.fromstring(client.get("/en/opensearch.xml").content)

    assert len(root.findtext(f"{OPEN}ShortName")) <= 16


def test_a_program_reads_the_site_on_one_page(client):
    furnish()
    make.make_article("Signed [A](https://evil.example)", slug="a", summary="Fine &\n# fair")
    make.make_article("线路开通", slug="b", language="zh-hans")
    make.make_draft("Secret")

    text = client.get("/llms.txt").text

    lines = text.splitlines()
    assert lines[0] == "# CASCO newsroom"
    assert "> We make signals." in lines
    assert [line for line in lines if line.startswith("## ")] == ["## English", "## 中文"]
    story = (
        f"- [Signed \\[A\\](https://evil.example)]({HOST}/en/news/a/) (2024-09-11): Fine & # fair"
    )
    assert story in lines
    assert f"- [线路开通]({HOST}/zh-hans/news/b/) (2024-09-11)" in lines
    assert "Secret" not in text


def test_every_address_a_program_is_told_of_answers(client):
    make_scene(1)

    text = client.get("/llms.txt").text
    paths = [part.split(")")[0] for part in text.split(f"]({HOST}")[1:]]

    assert len(paths) > 20
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


@pytest.mark.parametrize("path", [*TEXTS, "/favicon.ico", "/sitemap.xml", "/news-sitemap.xml"])
def test_machines_may_only_read_and_get_no_cookie(client, settings, path):
    settings.SECURITY_CONTACT = ["security@casco.example"]
    make.make_identity()

    assert client.post(path).status_code == 405
    assert not client.get(path).cookies


@pytest.mark.parametrize("path", TEXTS)
def test_machines_read_of_no_host_but_ours(client, settings, path):
    settings.SECURITY_CONTACT = ["security@casco.example"]
    make_scene(1)

    response = client.get(path, headers={"host": "evil.example"})

    assert response.status_code == 200
    assert "evil" not in response.text


def test_the_overview_costs_the_same_queries_however_much_there_is(
    client, django_assert_max_num_queries
):
    make_scene(1)
    client.get("/llms.txt")
    with django_assert_max_num_queries(4) as with_one:
        client.get("/llms.txt")
    for number in (2, 3):
        make.make_article(slug=f"more-{number}")
    client.get("/llms.txt")

    with django_assert_max_num_queries(4) as with_three:
        client.get("/llms.txt")

    assert len(with_three) == len(with_one)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_the_overview_is_the_same_for_every_reader(client, language):
    make_scene(1)

    asked = client.get("/llms.txt", headers={"accept-language": language})

    assert asked.text == client.get("/llms.txt").text


def test_a_page_has_icons_old_and_new(client):
    page = soup_of(client, "/en/")

    icons = [link["href"] for link in page.select("link[rel=icon], link[rel=apple-touch-icon]")]
    images = {name: b"".join(client.get(name)) for name in icons if not name.endswith(".svg")}
    sizes = [Image.open(BytesIO(content)).size for content in images.values()]
    assert "/static/site/icon.svg" in icons
    assert sizes == [(48, 48), (180, 180)]
    assert client.get("/favicon.ico").url == "/static/site/favicon.ico"
