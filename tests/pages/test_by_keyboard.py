"""All that a reader comes for, by Tab, Enter, Space and arrows alone, in a browser without scripts.

Nothing is focused by the test: each stop must be reached from the one before.
"""

import pytest

from tests import factories as make
from tests.pages.scene import make_scene

pytestmark = pytest.mark.django_db(transaction=True)

FOCUSED = "document.activeElement.matches(%r)"
STOPS = 120
# What has the focus, how wide it is outlined, and whether the last stop lies behind.
OUTLINE = """() => {
  const at = document.activeElement;
  const shown = at.matches(".places input") ? at.nextElementSibling : at;
  const width = parseFloat(getComputedStyle(shown).outlineWidth);
  return [at.outerHTML.slice(0, 80), width, at === document.body];
}"""


@pytest.fixture
def reader(chromium, live_server):
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 1200, "height": 800}
    )
    page = context.new_page()
    make_scene(2)
    yield page
    context.close()


def tab_to(page, selector):
    """Press Tab until an element that matches has the focus."""
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED % selector):
            return
    pytest.fail(f"{STOPS} times Tab never reached {selector}")


def follow(page, selector):
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_from_the_home_page_to_a_story_a_person_and_an_agreement(reader):
    reader.goto("/en/")

    follow(reader, ".lead h2 a, h3 a")
    assert "/en/news/story-" in reader.url
    follow(reader, ".fact-panel .name a")
    assert "/en/people/" in reader.url
    follow(reader, ".line-map a[href*='/agreements/']")
    assert "/en/agreements/agreement-" in reader.url


def test_searching_and_choosing_a_kind_of_result(reader):
    reader.goto("/en/")

    follow(reader, ".search-link a")
    tab_to(reader, "#search-q")
    reader.keyboard.type("agreement")
    with reader.expect_navigation():
        reader.keyboard.press("Enter")
    follow(reader, "a[href$='kind=stories']")

    assert reader.locator(".hit").count() == 2


def test_filtering_the_news_and_reading_it_in_the_other_language(reader):
    make.make_article(slug="old", at=make.NOON.replace(year=2020))
    reader.goto("/en/news/")

    tab_to(reader, "select[name=year]")
    reader.keyboard.press("2")
    reader.keyboard.press("0")
    reader.keyboard.press("2")
    reader.keyboard.press("0")
    follow(reader, ".filters button")
    assert reader.locator(".article-card").count() == 1
    follow(reader, ".languages a")

    assert reader.url.split("?")[0].endswith("/zh-hans/news/")
    assert "year=2020" in reader.url


def test_sharing_a_story_and_taking_it_away(reader):
    reader.goto("/en/news/story-1/")

    follow(reader, ".downloads a[href$='/print/']")
    follow(reader, "a[href$='/news/story-1/']")
    tab_to(reader, ".share summary")
    assert not reader.locator(".share .address").is_visible()
    reader.keyboard.press("Enter")

    assert reader.locator(".share .address").is_visible()


def test_opening_the_menu_of_a_narrow_screen(reader):
    reader.set_viewport_size({"width": 360, "height": 700})
    reader.goto("/en/")

    tab_to(reader, ".menu summary")
    reader.keyboard.press("Space")
    follow(reader, ".menu a[href$='/agreements/']")

    assert reader.url.endswith("/en/agreements/")


def test_where_the_focus_is_can_be_seen_at_every_stop(page):
    make_scene(1)
    page.goto("/en/news/story-1/")

    unseen = []
    for _stop in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(OUTLINE)
        if stop[2]:
            break
        if not stop[1]:
            unseen.append(stop[0])

    assert unseen == []
