"""What holds for each page a visitor can open."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import timezone

from apps.news import workflow
from apps.news.models import Category
from apps.org.models import ContentVersion, SiteIdentity
from tests import factories as make
from tests.pages.scene import DEPARTMENT, furnish, make_scene, make_story

pytestmark = pytest.mark.django_db

MOST_QUERIES = {
    "/": 4,
    "/news/": 4,
    "/news/in/agreements/": 4,
    "/news/story-1/": 8,
    "/corrections/": 4,
    "/agreements/": 4,
    "/agreements/agreement-1/": 8,
    "/partners/": 4,
    "/partners/partner-1/": 8,
    "/organisation/": 4,
    "/organisation/leadership/": 4,
    "/organisation/leadership/?on=2024-09-06": 4,
    f"/organisation/departments/{DEPARTMENT}/": 8,
    "/people/mei/": 8,
    "/contact/": 4,
    "/accessibility/": 4,
    "/press/": 6,
    "/search/": 4,
    "/search/?q=agreement": 8,
    "/search/?q=agreement&kind=stories": 8,
    "/search/?q=partner&kind=partners": 8,
    "/search/?q=agremeent": 8,
}
PAGES = [f"/{language}{path}" for language in ("en", "zh-hans") for path in MOST_QUERIES]
WITHOUT_CONTENT = ["/", "/news/", "/corrections/", "/agreements/", "/partners/", "/organisation/",
                   "/organisation/leadership/", "/contact/", "/accessibility/", "/press/",
                   "/search/", "/search/?q=line"]  # fmt: skip


def headings(response, level="h1"):
    return BeautifulSoup(response.content, "html.parser").find_all(level)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_with_one_main_heading_and_no_cookie(client, path):
    make_scene(1)

    response = client.get(path)

    assert response.status_code == 200
    assert len(headings(response)) == 1
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_every_page_is_valid_html(client, vnu):
    make_scene(3)

    complaints = {path: vnu(client.get(path).content) for path in PAGES}

    assert {path: found for path, found in complaints.items() if found} == {}


@pytest.mark.parametrize("path", WITHOUT_CONTENT)
def test_a_page_says_so_when_there_is_nothing_yet(client, path):
    response = client.get(f"/en{path}")

    assert response.status_code == 200
    assert len(headings(response)) == 1


@pytest.mark.parametrize("path", MOST_QUERIES)
def test_a_page_costs_the_same_queries_however_much_it_shows(
    client, django_assert_max_num_queries, path
):
    home = furnish()
    make_scene(1, home)
    client.get(f"/en{path}")  # the furniture is kept per content version
    with django_assert_max_num_queries(MOST_QUERIES[path]) as with_one:
        client.get(f"/en{path}")
    for number in (2, 3):
        make_story(home, Category.objects.get(), number)
    client.get(f"/en{path}")

    with django_assert_max_num_queries(MOST_QUERIES[path]) as with_three:
        client.get(f"/en{path}")

    assert len(with_three) == len(with_one)


@pytest.mark.parametrize("path", ["/en/news/", "/en/agreements/", "/en/partners/"])
@pytest.mark.parametrize("page", ["0", "-1", "abc", "999999999999", "١", "%00", "1'--"])
def test_rubbish_for_a_page_number_still_shows_a_page(client, path, page):
    make_scene(1)

    assert client.get(f"{path}?page={page}").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/en/news/nothing/", "/en/news/in/nothing/", "/en/agreements/nothing/",
     "/en/partners/nothing/", "/en/partners/us/", "/en/people/nobody/", "/en/people/",
     "/en/organisation/departments/999/", "/en/organisation/departments/9999999999999999999999/",
     "/en/organisation/departments/", "/en/nothing/", "/nothing"],
)  # fmt: skip
def test_an_address_with_nothing_behind_it_is_a_friendly_404(client, path):
    furnish()

    response = client.get(path, follow=True)

    assert response.status_code == 404
    assert len(headings(response)) == 1


def test_error_pages_are_valid_html(client, vnu):
    furnish()
    article = make.make_article(slug="gone")
    workflow.withdraw(article, by=make.make_superuser("boss"), reason="A wrong date.")

    assert vnu(client.get("/en/nothing/").content) == []
    assert vnu(client.get("/en/news/gone/").content) == []
    assert vnu(render_to_string("500.html")) == []


def test_the_root_leads_to_the_readers_language(client):
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="zh-CN,zh").url == "/zh-hans/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="fr").url == "/en/"


def test_the_furniture_follows_the_register_at_once(client):
    home = furnish()
    client.get("/en/contact/")

    home.offices.update(address_en="2 Other Street")
    ContentVersion.bump()

    assert "2 Other Street" in client.get("/en/contact/").text


def test_on_a_day_of_mourning_the_page_is_grey(client):
    furnish()
    today = timezone.localdate()
    SiteIdentity.objects.update(grey_from=today, grey_until=today + timedelta(1))
    cache.clear()

    assert '<html lang="en" class="grey">' in client.get("/en/").text
