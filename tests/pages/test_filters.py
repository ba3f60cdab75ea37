"""Filters of the lists, as a visitor uses them: by the form, by links, in both languages."""

import re
from datetime import date
from itertools import product
from urllib.parse import parse_qs, urlencode

import pytest

from apps.news import workflow
from apps.news.models import Category
from apps.news.texts import Text
from tests import factories as make
from tests.pages.scene import furnish, make_scene, make_story
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

ITEMS = {
    "/news/": ".article-card",
    "/news/in/agreements/": ".article-card",
    "/agreements/": ".register tbody tr",
    "/partners/": ".index > li",
}
CHOSEN = {
    "/news/": ["", "year=2024", "year=2022&area=rail"],
    "/news/in/agreements/": ["", "area=air", "year=2024&area=rail"],
    "/agreements/": ["", "kind=mou&status=term-unknown", "year=2023&kind=strategic&area=air"],
    "/partners/": ["", "kind=university"],
}
COUNT = re.compile(r"[(（](\d+)[)）]$")
SECRET = "Zanzibar"
UNFILTERED = {"/news/": 5, "/news/in/agreements/": 3, "/agreements/": 24, "/partners/": 24}


def length(client, address, items):
    """The number of items over all pages of a list."""
    page = soup_of(client, address)
    found = len(page.select(items))
    while following := page.select_one('a[rel="next"]'):
        page = soup_of(client, following["href"])
        found += len(page.select(items))
    return found


def options(page):
    """Each option of each filter as its label, its count and the query it would send."""
    sent = {
        select["name"]: (select.select_one("[selected]") or {"value": ""})["value"]
        for select in page.select(".filters select")
    }
    return [
        (option.text, int(COUNT.search(option.text)[1]),
         urlencode(sent | {select["name"]: option["value"]}))
        for select in page.select(".filters select")
        for option in select.select("option")
    ]  # fmt: skip


def labels(page, name):
    texts = [option.text for option in page.select(f"select[name={name}] option")]
    return [COUNT.sub("", text).strip() for text in texts[1:]]


@pytest.fixture
def newsroom():
    """Lists of several pages, and beside each public thing one that is not."""
    home = furnish()
    air = make.make_area("Air", key="air", name_zh_hans="航空")
    rail = make.make_area("Rail", key="rail")
    secret = make.make_area(SECRET, key="zanzibar")
    agreements = [
        make.make_agreement(
            [home, make.make_organisation(f"Partner {i}", kind=("company", "university")[i % 2])],
            kind=("strategic", "mou", "contract")[i % 3],
            signed_on=date(2022 + i % 3, 1 + i % 12, 1),
            is_open_ended=i % 5 == 0,
        )
        for i in range(24)
    ]
    for i, agreement in enumerate(agreements):
        agreement.areas.set([air, rail][: i % 3])
    agreements[20].areas.add(make.make_area("Moon", key="moon"))  # in no text that is live
    hidden = make.make_agreement(
        [home, make.make_organisation(SECRET, kind="government")],
        kind="joint-venture", signed_on=date(1999, 1, 1), is_public=False,
    )  # fmt: skip
    hidden.areas.set([air, secret])
    section, other = make.make_category("agreements"), make.make_category("company")
    english = [("en", section, 2024), ("en", section, 2023), ("en", section, 2022),
               ("en", other, 2024), ("en", other, 2022)]  # fmt: skip
    for i, (language, category, year) in enumerate([*english, ("zh-hans", section, 2022)]):
        article = make.make_article(language=language, category=category, dated_on=date(year, 6, 1))
        article.live.agreements.set([*agreements[i : i + 2], hidden])
    newer = workflow.revise(article, by=make.make_user(), text=Text(title="Newer"))
    newer.agreements.set(agreements)
    draft = make.make_draft(category=make.make_category(SECRET), dated_on=date(1998, 1, 1))
    draft.latest.agreements.set(agreements)
    gone = make.make_article(category=section, dated_on=date(1997, 1, 1))
    gone.live.agreements.set(agreements)
    workflow.withdraw(gone, by=make.make_superuser("boss"), reason="A wrong date.")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("path", ITEMS)
def test_every_count_is_the_length_of_the_list_behind_it(client, newsroom, path, language):
    address, wrong, seen = f"/{language}{path}", [], 0

    for chosen in CHOSEN[path]:
        for label, count, query in options(soup_of(client, f"{address}?{chosen}")):
            seen += 1
            if length(client, f"{address}?{query}", ITEMS[path]) != count:
                wrong.append((chosen, label))

    assert wrong == []
    assert seen > len(CHOSEN[path])


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("query", ["", "?year=2024", "?area=air", "?year=2022&area=air"])
def test_the_count_of_a_category_is_the_length_of_its_list(client, newsroom, query, language):
    page = soup_of(client, f"/{language}/news/{query}")

    links = {link["href"]: int(COUNT.search(link.text)[1]) for link in page.select(".sections a")}

    assert all(href.endswith(query) for href in links)
    assert {href: length(client, href, ".article-card") for href in links} == links
    assert links or query  # where nothing is left, there is nothing to part


@pytest.mark.parametrize("path", ITEMS)
def test_the_list_says_how_long_it_is(client, newsroom, path):
    page = soup_of(client, f"/en{path}")

    assert length(client, f"/en{path}", ITEMS[path]) == UNFILTERED[path]
    assert page.select_one(".count").text.startswith(f"{UNFILTERED[path]} ")


def test_one_story_is_said_in_the_singular(client):
    furnish()
    make.make_article()

    assert soup_of(client, "/en/news/").select_one(".count").text == "1 story"


def test_nothing_unpublished_is_offered(client, newsroom):
    pages = {path: soup_of(client, f"/en{path}") for path in ITEMS}

    assert [path for path, page in pages.items() if SECRET.lower() in page.text.lower()] == []
    assert labels(pages["/news/"], "area") == ["Air", "Rail"]
    assert labels(pages["/agreements/"], "area") == ["Air", "Moon", "Rail"]
    assert labels(pages["/news/"], "year") == ["2024", "2023", "2022"]
    assert labels(pages["/agreements/"], "year") == ["2024", "2023", "2022"]
    assert "Joint venture agreement" not in labels(pages["/agreements/"], "kind")
    assert labels(pages["/partners/"], "kind") == ["Company", "University"]


@pytest.mark.parametrize("query", ["area=zanzibar", "year=1999", "year=1998", "year=1997",
                                   "kind=joint-venture", "kind=government"])  # fmt: skip
@pytest.mark.parametrize("path", ITEMS)
def test_asking_for_something_unpublished_tells_nothing(client, newsroom, path, query):
    assert not soup_of(client, f"/en{path}?{query}").select(".chosen")
    assert length(client, f"/en{path}?{query}", ITEMS[path]) == UNFILTERED[path]


RUBBISH = ["", "0", "-1", "abc", "999999999999", "١", "%00", "1'--", "9999", "0000", "x" * 5000,
           "a&{name}=b", "2024&{name}=2023", "%ED%A0%80", "<script>alert(1)</script>"]  # fmt: skip


@pytest.mark.parametrize("path", ITEMS)
def test_rubbish_shows_the_whole_list(client, newsroom, path):
    whole = client.get(f"/en{path}").content

    for name, value in product(["year", "area", "kind", "status", "category", "x"], RUBBISH):
        query = f"{name}={value.format(name=name)}"

        assert client.get(f"/en{path}?{query}").content == whole, query


def test_a_chosen_filter_is_taken_back_by_a_link(client, newsroom):
    page = soup_of(client, "/en/agreements/?year=2024&kind=mou&area=air")

    links = {link.text: link["href"] for link in page.select(".chosen a")}

    assert links == {
        "Remove filter: Memorandum of understanding": "/en/agreements/?area=air&year=2024",
        "Remove filter: Air": "/en/agreements/?kind=mou&year=2024",
        "Remove filter: 2024": "/en/agreements/?kind=mou&area=air",
        "Remove all filters": "/en/agreements/",
    }


@pytest.mark.parametrize(
    ("address", "whole"),
    [("/en/news/?year=2024&area=rail", "/en/news/"),
     ("/en/news/in/company/?year=2023", "/en/news/in/company/"),
     ("/en/agreements/?kind=mou&year=2022", "/en/agreements/")],
)  # fmt: skip
def test_where_nothing_is_left_the_filters_can_be_removed(client, newsroom, address, whole):
    page = soup_of(client, address)

    assert "Nothing matches" in page.select_one(".empty").text
    assert page.select_one(".empty a")["href"] == whole
    assert not page.select(".pagination, .count")


def test_filters_survive_the_language_switch_but_the_page_does_not(client, newsroom):
    page = soup_of(client, "/en/agreements/?year=2024&page=1&area=air")

    chinese = page.select_one(".languages a")["href"]

    assert chinese == "/zh-hans/agreements/?area=air&year=2024"
    assert len(soup_of(client, chinese).select(".chosen a")) == 3
    assert soup_of(client, "/en/partners/?page=2").select_one(".languages a")["href"] == (
        "/zh-hans/partners/"
    )


def test_a_filter_for_what_only_the_other_language_has_survives_too(client, newsroom):
    switch = soup_of(client, "/en/news/?year=2024").select_one(".languages a")

    page = soup_of(client, switch["href"])

    assert [link["href"] for link in page.select(".chosen a")] == ["/zh-hans/news/"]
    assert not page.select(".article-card")
    assert page.select_one(".elsewhere a")["href"] == "/en/news/?year=2024"
    assert "2" in page.select_one(".elsewhere a").text


def test_languages_of_a_filtered_list_name_each_other(client, newsroom):
    def alternates(page):
        links = page.select("link[hreflang]")
        return {link["hreflang"]: link["href"].removeprefix("http://127.0.0.1:8000")
                for link in links}  # fmt: skip

    english = alternates(soup_of(client, "/en/agreements/?area=air&page=1"))

    assert english["en"] == "/en/agreements/?area=air"
    assert alternates(soup_of(client, english["zh-Hans"])) == english
    assert alternates(soup_of(client, "/en/agreements/?page=2")) == {}


@pytest.mark.parametrize(
    ("query", "canonical"),
    [("", ""), ("?page=1", ""), ("?page=2", "?page=2"), ("?page=99", "?page=2"),
     ("?utm_source=x&kind=", ""), ("?page=1&status=term-unknown", "?status=term-unknown"),
     ("?status=term-unknown&page=9&kind=mou", "?kind=mou&status=term-unknown")],
)  # fmt: skip
def test_the_canonical_address_has_what_was_chosen_and_the_page(client, newsroom, query, canonical):
    page = soup_of(client, f"/en/agreements/{query}")

    assert page.select_one("link[rel=canonical]")["href"].endswith(f"/en/agreements/{canonical}")


def test_only_filtered_lists_are_kept_out_of_search_engines(client, newsroom):
    robots = [
        [
            meta["content"]
            for meta in soup_of(client, f"/en/agreements/{query}").select("[name=robots]")
        ]
        for query in ("", "?page=2", "?year=2024")
    ]

    assert robots == [[], [], ["noindex, follow"]]


def test_a_category_without_a_story_in_this_language_leads_to_the_other(client, newsroom):
    page = soup_of(client, "/zh-hans/news/in/company/")

    link = page.select_one(".elsewhere a")
    assert page.select_one(".empty").text
    assert link["href"] == "/en/news/in/company/"
    assert re.findall(r"\d+", link.text) == ["2"]
    assert link["hreflang"] == "en"
    assert length(client, link["href"], ".article-card") == 2


def test_a_category_that_holds_nothing_public_is_no_page(client, newsroom):
    assert client.get(f"/en/news/in/{SECRET}/").status_code == 404


def test_a_partner_says_how_many_public_agreements_there_are(client):
    home = furnish()
    partner = make.make_organisation("Partner")
    for is_public in (True, True, False):
        make.make_agreement([home, partner], is_public=is_public)
    guest = make.make_organisation("Guest", kind="university")
    make.make_attendance(side=guest)

    quiet = [item.text for item in soup_of(client, "/en/partners/").select(".index .quiet")]

    assert quiet == ["University", "Company · 2 agreements"]


def test_the_pages_of_a_filtered_list_keep_its_filters(client):
    home = furnish()
    for i in range(205):
        make.make_agreement([home], kind="mou" if i else "contract")

    links = soup_of(client, "/en/agreements/?kind=mou&page=5").select(".pagination a")

    assert [link.text for link in links] == ["Previous", "1", "4", "5", "6", "11", "Next"]
    assert links[0]["rel"] == ["prev"]
    assert links[-1]["rel"] == ["next"]
    assert links[1]["href"] == "/en/agreements/?kind=mou"
    assert links[-1]["href"] == "/en/agreements/?kind=mou&page=6"
    assert [link.text for link in links if link.get("aria-current") == "page"] == ["5"]
    assert links[2]["aria-label"] == "Page 4"


@pytest.mark.parametrize(
    ("path", "query"),
    [("/news/", "?year=2024&area=area"), ("/news/in/agreements/", "?year=2024&area=area"),
     ("/agreements/", "?kind=strategic&area=area&year=2024&status=term-unknown"),
     ("/partners/", "?kind=company")],
)  # fmt: skip
def test_a_filtered_list_costs_the_same_queries_however_much_it_shows(
    client, django_assert_max_num_queries, path, query
):
    home, area = furnish(), make.make_area(key="area")
    make_scene(1, home)[0].live.agreements.get().areas.add(area)
    client.get("/en/contact/")  # the furniture is kept per content version
    with django_assert_max_num_queries(4) as with_one:
        assert parse_qs(client.get(f"/en{path}{query}").context["kept_query"][1:])
    for number in (2, 3):
        make_story(home, Category.objects.get(), number).live.agreements.get().areas.add(area)
    client.get("/en/contact/")

    with django_assert_max_num_queries(4) as with_three:
        response = client.get(f"/en{path}{query}")

    assert len(with_three) == len(with_one)
    assert response.context["filters"].total == 3


def test_filtered_lists_are_valid_html(client, newsroom, vnu):
    addresses = [f"/{language}{path}?{query}" for language in ("en", "zh-hans") for path in ITEMS
                 for query in ("", "year=2023&kind=mou&area=air", "page=2")]  # fmt: skip

    complaints = {address: vnu(client.get(address).content) for address in addresses}

    assert {address: found for address, found in complaints.items() if found} == {}
