"""Every page of the demonstration newsroom as readers meet it: wide, narrow, dark, grey, zoomed."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from apps.org.models import ContentVersion, SiteIdentity
from tests.newsroom import pages

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = ["en", "zh-hans"]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 375, "height": 740}
# Beyond the links: what a query selects, and what answers with an error.
CHOSEN = ["news/?year=2024", "agreements/?year=2024", "search/?q=Shanghai", "search/?q=qqq",
          "search/", "organisation/leadership/?on=2021-01-01"]  # fmt: skip
SHIFTS = """
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shifted = (window.shifted || 0) + entry.value;
}).observe({type: "layout-shift", buffered: true});
"""


def addresses(client, language):
    return [*pages(client, language), *(f"/{language}/{path}" for path in CHOSEN)]


def visited(page, paths, look):
    """What `look` finds on each page, where it finds something."""
    found = {}
    for path in paths:
        page.goto(path)
        if problem := look(page):
            found[path] = problem
    return found


def barriers(page):
    violations = Axe().run(page, options=RULES).response["violations"]
    return [(each["id"], [node["html"] for node in each["nodes"][:3]]) for each in violations]


@pytest.mark.parametrize("look", ["wide", "narrow", "dark", "grey"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_has_a_barrier(newsroom, client, page, language, look):
    page.set_viewport_size(NARROW if look == "narrow" else WIDE)
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")
    if look == "grey":
        SiteIdentity.objects.update(grey_from="2020-01-01", grey_until="2099-12-31")
        ContentVersion.bump()

    assert visited(page, addresses(client, language), barriers) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_scrolls_sideways_at_320_pixels_which_is_a_zoom_of_400_percent(
    newsroom, client, page, language
):
    page.set_viewport_size({"width": 320, "height": 256})

    def sideways(page):
        width = page.evaluate("document.documentElement.scrollWidth")
        return width if width > 320 else None

    assert visited(page, addresses(client, language), sideways) == {}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_moves_while_a_page_arrives(newsroom, client, page, viewport):
    page.set_viewport_size(viewport)
    page.add_init_script(SHIFTS)

    def shifts(page):
        page.wait_for_load_state("networkidle")
        return page.evaluate("window.shifted || 0")

    assert visited(page, addresses(client, "en"), shifts) == {}


def test_no_page_has_a_script_to_run(newsroom, client, page):
    def scripts(page):
        kinds = page.evaluate("[...document.scripts].map(script => script.type)")
        return [kind for kind in kinds if kind != "application/ld+json"]

    assert visited(page, addresses(client, "en"), scripts) == {}
