"""The filters by keyboard, on the narrowest screen, without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import factories as make
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Photovoltaic energy storage and charging along every line of the network, " * 3


@pytest.fixture
def lists():
    home = furnish()
    for i in range(45):
        agreement = make.make_agreement([home], kind=("mou", "strategic")[i % 3 == 0])
        agreement.areas.add(make.make_area(f"{LONG[:110]} {i}"))


def test_a_list_is_filtered_by_keyboard_alone(page, lists):
    page.goto("/en/agreements/")

    page.get_by_label("Kind").focus()
    page.keyboard.press("M")
    page.get_by_label("Year").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("button", name="Show").focus()
    page.keyboard.press("Enter")

    page.wait_for_url("**/?kind=mou&area=&year=2024&status=")
    assert page.locator(".count").inner_text() == "30 agreements"
    assert page.get_by_label("Kind").input_value() == "mou"
    page.get_by_role("link", name="Remove filter: 2024").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/agreements/?kind=mou")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_filtered_list_fits_the_narrowest_screen_and_has_no_barrier(page, lists, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/en/agreements/?kind=mou&year=2024&page=2")

    violations = Axe().run(page).response["violations"]

    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert page.locator(".pagination [aria-current]").inner_text() == "2"
