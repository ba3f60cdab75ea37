"""The page of search: what is found, counted, marked, offered; and what must never be."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from apps.news import workflow
from apps.news.models import StoryWords
from apps.news.texts import Text
from apps.org.models import ContentVersion, ShortName
from tests import factories as make
from tests.pages.scene import furnish, make_scene
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

KINDS = ["stories", "agreements", "people", "partners", "departments"]
SECRET = "Zanzibar"
BAD_QUERIES = {
    "100 kB": "signal " * 15_000,
    "100 kB of one word": "x" * 100_000,
    "quotes": '"' * 10_000,
    "unbalanced": '"signal (line) [two',
    "columns": "a:a:a:title_words:vector:*",
    "near": "NEAR(signal line, 3)",
    "star": "signal* *",
    "caret": "^signal",
    "and": "signal AND OR NOT line",
    "minus": "-signal --line",
    "tsquery": "signal & !line | (<-> <2> :*A)",
    "sql": "'; DROP TABLE news_storywords; --",
    "percent": "%s %(x)s %",
    "nul": "sig\x00nal",
    "full width": "ＳＩＧＮＡＬ　＂ｌｉｎｅ＂",
    "one character": "信",
    "mixed": "CBTC信号system系统",
    "punctuation": "！？…—、，.;:!?\"'`~@#$%^&*()[]{}<>/\\|",
    "combining": "e" + "\u0301" * 5_000,
    "ligatures": "\ufdfa" * 200,
    "astral": "𠮷野家 🚆 𝔖𝔦𝔤𝔫𝔞𝔩",
    "everywhere": "the a of",
    "right to left": "שלום \u202eabc",
}


def page(client, q, language="en", **chosen):
    response = client.get(f"/{language}/search/", {"q": q, **chosen})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def titles(main):
    return [link.get_text() for link in main.select(".hit h3 a, .found a")]


def numbers(main):
    """What stands behind each kind, in their order."""
    links = main.select('nav[aria-label="Kinds of results"] a')
    return [int(link.get_text().rpartition("(")[2].rstrip(")")) for link in links]


@pytest.mark.parametrize("q", BAD_QUERIES.values(), ids=BAD_QUERIES)
@pytest.mark.parametrize("kind", ["", "stories", "people"])
def test_whatever_is_typed_is_only_looked_for(client, q, kind):
    make.make_article("Signalling for the line", body="<p>The signal of 信号 CBTC.</p>")

    assert page(client, q, kind=kind).find("form", role="search")


@pytest.mark.parametrize("q", ["%00", "%ED%A0%80signal", "%FF%FE", "signal%0D%0A", "%E4%BF"])
def test_bytes_that_are_no_text_are_only_looked_for(client, q):
    make.make_article("Signalling for the line")

    assert client.get(f"/en/search/?q={q}").status_code == 200


@pytest.mark.parametrize(
    "query",
    ["kind=nothing", "kind=stories&year=0", "kind=stories&year=٢٠٢٤&category=%00", "page=0",
     "kind=stories&page=abc", "kind=people&page=-1", "kind=stories&page=999999999999",
     "kind=stories&year=2024&year=2023", "kind=stories&kind=people", "q=a&q=b", "unknown=1"],
)  # fmt: skip
def test_rubbish_beside_the_query_still_shows_a_page(client, query):
    make.make_article("Signalling for the line")

    assert client.get(f"/en/search/?q=signal&{query}").status_code == 200


def test_without_a_query_the_page_says_how_to_search(client):
    main = page(client, "")

    assert main.find("form", role="search")
    assert "How to search" in main.get_text()


def test_each_kind_is_found_and_its_number_is_the_length_of_its_list(client):
    make_scene(3)

    main = page(client, "partner")
    lists = [titles(page(client, "partner", kind=kind)) for kind in KINDS]

    assert numbers(main) == [sum(map(len, lists)), *map(len, lists)]
    assert all(len(found) > 0 for found in lists[1:])


def test_a_person_is_found_by_a_former_title_and_it_is_shown(client):
    home = furnish()
    person = make.make_person("Mei Xiaobo", key="mei")
    make.make_post(person, home, "President", starts_on=date(2020, 1, 1))
    make.make_post(person, home, "Chief Engineer", ends_on=date(2019, 12, 31))

    main = page(client, "engineer", kind="people")

    assert titles(main) == ["Mei Xiaobo"]
    assert "President" in main.get_text()
    assert "Also: Chief Engineer" in main.get_text()


def test_a_partner_is_found_by_a_short_name_in_either_language(client):
    home = furnish()
    partner = make.make_organisation("China Tower Corporation", key="tower")
    ShortName.objects.create(organisation=partner, language="zh-hans", name="铁塔")
    make.make_agreement([home, partner], title_en="An agreement")

    assert titles(page(client, "铁塔", kind="partners")) == ["China Tower Corporation"]
    assert titles(page(client, "铁塔", kind="agreements")) == ["An agreement"]


def test_what_is_called_so_comes_before_what_is_only_found_by_it(client):
    home = furnish()
    partner = make.make_organisation("Metro", key="metro")
    make.make_agreement([home, partner], title_en="Newest", signed_on=date(2024, 2, 2))
    make.make_agreement([home], title_en="About the metro", signed_on=date(2023, 1, 1))

    assert titles(page(client, "metro", kind="agreements")) == ["About the metro", "Newest"]


def test_stories_are_filtered_and_every_count_equals_its_list(client):
    company, projects = make.make_category("company"), make.make_category("projects")
    for number, category in enumerate([company, company, projects]):
        for year in (2023, 2024):
            make.make_article(f"Line {number}", category=category, dated_on=date(year, 1, 1))

    main = page(client, "line", kind="stories", year="2024")
    counts = {
        option["value"]: int(option.get_text().rpartition("(")[2].rstrip(")"))
        for option in main.select("#filter-category option")
    }
    lists = {slug: page(client, "line", kind="stories", year="2024", category=slug)
             for slug in counts}  # fmt: skip

    assert counts == {"": 3, "company": 2, "projects": 1}
    assert {slug: len(titles(main)) for slug, main in lists.items()} == counts


def test_long_lists_have_pages_that_keep_the_query(client):
    for number in range(12):
        make.make_article(f"Line {number}")

    first = page(client, '"line" &', kind="stories")
    last = first.select(".pagination a")[-1]["href"]
    second = soup_of(client, last).main

    assert len(titles(first)) == 10
    assert titles(second) == ["Line 1", "Line 0"]


def test_what_was_found_is_marked_and_nothing_else_is_markup(client):
    make.make_article(
        "Signalling & <b>more</b>", body="<p>The &lt;i&gt;signal&lt;/i&gt; is lit.</p>"
    )

    main = page(client, "signal lit")

    assert [mark.get_text() for mark in main.select("mark")] == ["Signalling", "signal", "lit"]
    assert main.select(".hit b, .hit i") == []
    assert "<i>signal</i>" in main.get_text()


def test_a_query_is_shown_as_it_was_typed_and_never_as_markup(client):
    response = client.get("/en/search/", {"q": '"><script>alert(1)</script>'})

    assert "<script>alert" not in response.text


def test_the_other_languages_results_are_hinted_at_with_a_link(client):
    make.make_article("CBTC opens", slug="cbtc")
    make.make_article("CBTC 开通", slug="cbtc", language="zh-hans")

    main = page(client, "CBTC")
    link = main.select_one(".elsewhere a")

    assert titles(main) == ["CBTC opens"]
    assert link["href"] == "/zh-hans/search/?q=CBTC"
    assert link.get_text() == "1 story in 中文"


def test_the_language_switch_keeps_the_query_and_no_engine_keeps_the_page(client):
    furnish()
    make.make_article("A line")

    soup = soup_of(client, "/en/search/?q=a+line&kind=stories")
    empty = client.get("/en/search/").text

    assert soup.select_one(".languages a")["href"] == "/zh-hans/search/?q=a+line&kind=stories"
    assert soup.find("meta", attrs={"name": "robots"})["content"].startswith("noindex")
    assert empty.count('name="robots"') == 1


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Alstrom", "Alstom"),
        ("alstm", "Alstom"),
        ("Alstrom agreement", "Alstom agreement"),
        ("shanghai towr", "Shanghai Tower"),
        ("铁踏", "铁塔"),
        ("上海铁达", "上海铁塔"),
        ("梅小波", "梅晓波"),
        ("梅晓东", "梅晓波"),
        ("卡斯克", "卡斯柯"),
    ],
)
def test_a_name_nearly_so_written_is_proposed(client, typed, meant):
    home = make.make_home("CASCO", name_zh_hans="卡斯柯")
    make.make_article("The CASCO story", body="<p>卡斯柯</p>")
    alstom = make.make_organisation("Alstom", key="alstom")
    tower = make.make_organisation("Shanghai Tower", name_zh_hans="上海铁塔", key="tower")
    make.make_agreement([home, alstom, tower], title_en="Agreement")
    make.make_post(make.make_person("Mei Xiaobo", name_zh_hans="梅晓波"), home)

    proposal = page(client, typed).select_one(".proposal a")

    assert proposal.get_text() == meant
    answer = client.get(proposal["href"])
    assert answer.context["results"].total > 0


def test_nothing_is_proposed_for_what_is_right_or_like_nothing(client):
    home = furnish()
    make.make_agreement([home, make.make_organisation("Alstom", key="alstom")])

    assert [
        q for q in ("Alstom", "xyzzy", "abc", "词典") if page(client, q).select(".proposal")
    ] == []


def found_anything(client):
    """Does any search say a word of the secret, or propose it?"""
    said = []
    for q in (SECRET, "Zanzibra", "桑给巴尔", "桑给巴而"):
        for kind in ("", *KINDS):
            main = page(client, q, kind=kind)
            if titles(main) or main.select(".proposal") or any(numbers(main)):
                said.append((q, kind))
    return said


def test_a_draft_and_a_newer_text_are_not_found(client):
    make.make_draft(f"{SECRET} opens", body="<p>桑给巴尔</p>")
    article = make.make_article("A line")
    workflow.revise(article, by=make.make_user(), text=Text(title=SECRET, body="<p>桑给巴尔</p>"))

    assert found_anything(client) == []


def test_a_withdrawn_story_is_not_found(client):
    article = make.make_article(SECRET, body="<p>桑给巴尔</p>")
    assert found_anything(client) != []

    workflow.withdraw(article, by=make.make_superuser("boss"), reason="A wrong date.")

    assert found_anything(client) == []


def test_a_stale_row_of_the_index_shows_nothing(client):
    draft = make.make_draft(SECRET)
    StoryWords.objects.create(article=draft, title_words="zanzibar")

    assert found_anything(client) == []


def test_nothing_of_the_register_is_found_before_it_is_public(client):
    home = furnish()
    partner = make.make_organisation(SECRET, name_zh_hans="桑给巴尔", key="zanzibar")
    ShortName.objects.create(organisation=partner, language="en", name=f"{SECRET} Ltd.")
    agreement = make.make_agreement([home, partner], title_en=SECRET, is_public=False)
    agreement.areas.add(make.make_area(SECRET))
    make.make_agreement([home, partner], title_en=SECRET, signed_on=None,
                        signed_precision="unknown")  # fmt: skip
    occasion = make.make_occasion(title_en=SECRET, is_public=False)
    occasion.agreements.add(agreement)
    make.make_attendance(occasion, make.make_person(SECRET), side=partner)
    make.make_department(home, SECRET, is_public=False)
    make.make_department(partner, SECRET)
    known = make.make_person("Mei Xiaobo")
    make.make_post(known, home, "President")
    make.make_post(known, home, f"President of {SECRET}", is_public=False)
    make.make_post(known, home, f"President in {SECRET}", starts_on=date(2999, 1, 1))
    make.make_post(known, partner, "Adviser")

    assert found_anything(client) == []


def test_the_register_in_memory_follows_the_content_version(client):
    home = furnish()
    partner = make.make_organisation("Partner", key="partner")
    agreement = make.make_agreement([home, partner], is_public=False)
    before = titles(page(client, "partner", kind="partners"))

    agreement.is_public = True
    agreement.save()
    ContentVersion.bump()

    assert before == []
    assert titles(page(client, "partner", kind="partners")) == ["Partner"]
