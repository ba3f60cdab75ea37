"""Where there is no page: in our look, in the reader's language, and never a fault in itself."""

import json
import os
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import path

from apps.news import workflow
from config import urls
from config.errors import words_of
from tests import factories as make
from tests.pages.scene import furnish
from tests.settings import PROJECT, VARIABLES

pytestmark = pytest.mark.django_db


def fault(request):
    raise RuntimeError("a fault of ours")


urlpatterns = [path("en/fault/", fault), *urls.urlpatterns]
handler500 = urls.handler500


def page_of(response):
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.parametrize(
    ("address", "language", "title"),
    [("/en/nothing/", "en", "Page not found"), ("/zh-hans/nothing/", "zh-Hans", "页面不存在")],
)
def test_a_wrong_address_is_answered_in_its_language(client, address, language, title):
    furnish()

    response = client.get(address, headers={"accept-language": "fr"})

    assert response.status_code == 404
    assert page_of(response).html["lang"] == language
    assert page_of(response).h1.text == title


def test_a_wrong_address_outside_any_language_is_answered_in_the_readers(client):
    furnish()

    response = client.get("/nothing.html", headers={"accept-language": "zh-CN"})

    assert (response.status_code, page_of(response).html["lang"]) == (404, "zh-Hans")
    assert "Accept-Language" in response["Vary"]


def test_a_wrong_address_offers_to_look_for_its_words(client):
    furnish()

    form = page_of(client.get("/zh-hans/news/chengdu-line-7-opens/")).form

    assert form["action"] == "/zh-hans/search/"
    assert form.select_one("[name=q]")["value"] == "chengdu line 7 opens"


def test_a_wrong_address_is_not_taken_for_markup(client):
    response = client.get('/en/news/"><script>alert(1)<')

    assert response.status_code == 404
    assert not page_of(response).select("script, [onload]")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/en/news/chengdu-line-7-opens/", "chengdu line 7 opens"),
        ("/en/news/detail.aspx", "detail"),
        ("/en/上海铁塔", "上海铁塔"),
        ("/en/4513/", ""),
        ("/", ""),
        ("/en/<script>alert(1)", "script alert 1"),
        (f"/en/{'a' * 500}", "a" * 80),
    ],
)
def test_the_words_of_a_wrong_address_are_looked_for(address, words):
    assert words_of(address) == words


def test_on_a_laptop_too_a_wrong_address_shows_what_visitors_see(client, settings):
    settings.DEBUG = True
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "config.middleware.our_not_found"]
    furnish()

    response = client.get("/en/nothing/")

    assert (response.status_code, page_of(response).h1.text) == (404, "Page not found")
    assert client.get("/en/news").url == "/en/news/"


def test_a_withdrawn_story_says_when_and_why_and_whom_to_ask_but_not_its_title(client):
    furnish()
    article = make.make_article("Zanzibar opens", slug="gone")
    workflow.withdraw(article, by=make.make_superuser("boss"), reason="The date was wrong.",
                      at=make.NOON)  # fmt: skip

    response = client.get("/en/news/gone/")

    assert response.status_code == 410
    main = page_of(response).main
    assert main.time["datetime"] == "2024-09-11"
    assert "The date was wrong." in main.text
    assert "86-21-1000" in main.text
    assert "Zanzibar" not in response.text


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_request_under_a_name_that_is_not_ours_is_refused_in_its_language(
    client, settings, language
):
    settings.ALLOWED_HOSTS = ["testserver"]
    furnish()

    response = client.get(f"/{language}/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert page_of(response).html["lang"].lower() == language
    assert page_of(response).h1
    assert "evil.example" not in response.text


def test_staff_without_permission_are_told_so_in_our_look(client):
    furnish()
    client.force_login(make.make_user())

    response = client.get("/admin/org/person/")

    assert response.status_code == 403
    assert page_of(response).h1.text == "You may not open this page"
    assert "no-store" in response["Cache-Control"]


def test_a_form_that_was_open_too_long_is_explained():
    furnish()

    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "keeper"})

    assert response.status_code == 403
    assert page_of(response).h1.text == "This form was not accepted"


@pytest.mark.urls(__name__)
def test_a_fault_is_answered_in_both_languages_by_a_page_that_needs_nothing():
    response = Client(raise_request_exception=False).get("/en/fault/")

    assert response.status_code == 500
    assert [heading.text for heading in page_of(response).select("h1, h2")] == [
        "Something went wrong",
        "出错了",
    ]
    assert response["Cache-Control"] == "no-store"
    assert not page_of(response).select("[src], link, script")


def test_error_pages_are_valid_html(client, vnu):
    furnish()
    client.force_login(make.make_user())
    pages = [
        client.get("/en/nothing/").content,
        client.get("/admin/org/person/").content,
        Client(enforce_csrf_checks=True).post("/admin/login/").content,
        *((PROJECT / "templates" / name).read_bytes() for name in ("500.html", "503.html")),
    ]

    assert [vnu(page) for page in pages] == [[]] * len(pages)


ASK = """
import json, sys, django
django.setup()
from django.test import Client
client = Client(raise_request_exception=False, enforce_csrf_checks=True)
asked = [client.get(path) for path in sys.argv[1:]] + [client.post("/admin/login/")]
print(json.dumps([[a.status_code, a.get("Retry-After"), a.content.decode()] for a in asked]))
"""


@pytest.mark.parametrize(
    "database",
    [
        "postgres://nobody@127.0.0.1:9/none",
        "sqlite:////nowhere/at/all.sqlite3",
        "sqlite:///{folder}/without-tables.sqlite3",
    ],
    ids=["no server", "no file", "no tables"],
)
def test_without_its_database_the_site_asks_for_a_minute(tmp_path, database):
    variables = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    ours = {
        "ENV_FILE": os.devnull,
        "SECRET_KEY": "for tests alone",
        "ALLOWED_HOSTS": "testserver",
        "SECURE_SSL_REDIRECT": "false",
        "DATABASE_URL": database.format(folder=tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    paths = ["/en/", "/zh-hans/news/", "/en/nothing/", "/sitemap.xml"]

    run = subprocess.run(
        [sys.executable, "-c", ASK, *paths],
        cwd=PROJECT, env=variables | ours, capture_output=True, text=True, check=True,
    )  # fmt: skip

    page = (PROJECT / "templates" / "503.html").read_text("utf8")
    assert json.loads(run.stdout) == [[503, "60", page]] * 5
