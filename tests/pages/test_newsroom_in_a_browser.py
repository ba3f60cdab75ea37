"""Every page of the demonstration newsroom as readers meet it: wide, narrow, dark, grey, zoomed."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.newsroom import pages

pytestmark = pytest.mark.django_db(transaction=True)

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERY_RULE = {"runOnly": {"type": "tag", "values": TAGS}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
AXE = Axe().axe_script
# Only what is asked comes back: the rest of a result is long, and slow to hand over.
FOUND = """async rules => (await axe.run(document, rules)).violations.map(
  each => [each.id, each.nodes.slice(0, 3).map(node => node.html)])"""
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 375, "height": 740}
# Beyond the links: what a query selects.
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


def barriers(page, rules):
    found = page.evaluate(FOUND, rules | {"resultTypes": ["violations"]})
    return [(name, nodes) for name, nodes in found]


def barriers_in_every_light(page):
    """By all rules wide and narrow; in the dark and on a day of mourning colours alone differ."""
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE)
    found = {"wide": barriers(page, EVERY_RULE)}
    page.set_viewport_size(NARROW)
    found["narrow"] = barriers(page, EVERY_RULE)
    page.emulate_media(color_scheme="dark")
    found["dark"] = barriers(page, CONTRAST)
    page.evaluate("document.documentElement.classList.add('grey')")
    found["grey and dark"] = barriers(page, CONTRAST)
    page.emulate_media(color_scheme="light")
    found["grey"] = barriers(page, CONTRAST)
    return {look: problems for look, problems in found.items() if problems}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_has_a_barrier(newsroom, client, page, language):
    # Without transitions: colours are judged as they end, not on their way.
    page.emulate_media(reduced_motion="reduce")

    assert visited(page, addresses(client, language), barriers_in_every_light) == {}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_runs_a_script_or_scrolls_sideways_at_a_zoom_of_400_percent(
    newsroom, client, page, language
):
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %

    def scripts_and_width(page):
        kinds = page.evaluate("[...document.scripts].map(script => script.type)")
        width = page.evaluate("document.documentElement.scrollWidth")
        wrong = [kind for kind in kinds if kind != "application/ld+json"]
        return wrong + ([width] if width > 320 else [])

    assert visited(page, addresses(client, language), scripts_and_width) == {}


@pytest.mark.parametrize("viewport", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_moves_while_a_page_arrives(newsroom, client, page, viewport):
    page.set_viewport_size(viewport)
    page.add_init_script(SHIFTS)

    def shifts(page):
        return page.evaluate("window.shifted || 0")

    assert visited(page, addresses(client, "en"), shifts) == {}
