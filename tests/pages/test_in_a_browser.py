"""Pages as a reader meets them: on a narrow screen, without scripts, with a keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.pages.scene import DEPARTMENT, make_scene

pytestmark = pytest.mark.django_db(transaction=True)

PATHS = ["/", "/news/", "/news/story-1/", "/news/story-1/print/",
         "/agreements/", "/agreements/agreement-1/",
         "/partners/", "/partners/partner-1/", "/organisation/", "/organisation/leadership/",
         f"/organisation/departments/{DEPARTMENT}/", "/people/mei/",
         "/contact/", "/accessibility/", "/press/"]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_no_page_has_a_barrier_that_axe_knows(page, language, scheme):
    make_scene(2)
    page.emulate_media(color_scheme=scheme)

    violations = {}
    for path in PATHS:
        page.goto(f"/{language}{path}")
        found = Axe().run(page).response["violations"]
        violations[path] = [(each["id"], each["nodes"][0]["html"]) for each in found]

    assert {path: found for path, found in violations.items() if found} == {}


def test_no_page_scrolls_sideways_on_the_narrowest_screen(page):
    make_scene(2)
    page.set_viewport_size({"width": 320, "height": 700})

    widths = {}
    for path in PATHS:
        page.goto(f"/en{path}")
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert {path: width for path, width in widths.items() if width > 320} == {}


def test_the_first_tab_leads_past_the_masthead(page):
    make_scene(1)
    page.goto("/en/news/")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"


def test_the_menu_of_a_narrow_screen_opens_without_a_script(chromium, live_server):
    make_scene(1)
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 700}
    )
    page = context.new_page()
    page.goto("/en/")

    page.click("summary")
    page.click(".menu a:has-text('Agreements')")

    assert page.url.endswith("/en/agreements/")
    context.close()
