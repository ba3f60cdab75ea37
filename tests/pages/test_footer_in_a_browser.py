"""The foot of a page with the keyboard alone, without scripts, without a style sheet."""

import pytest

from apps.org.models import SiteIdentity
from tests import factories as make
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db(transaction=True)

MOST_TABS = 80


@pytest.fixture
def scriptless(chromium, live_server):
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.set_default_timeout(15_000)
    yield page
    context.close()


def tab_to(page, selector):
    focused = page.locator(f"{selector}:focus")
    for _press in range(MOST_TABS):
        page.keyboard.press("Tab")
        if focused.count():
            return
    pytest.fail(f"no {selector} within {MOST_TABS} presses of Tab")


def shown(page):
    return {
        name: page.locator(f".foot .{name}").is_visible() for name in ("headquarters", "branches")
    }


def furnish_with_branch():
    make.make_office(furnish(), name_en="Xi’an branch", address_en="2 South Road")


def test_the_keyboard_switches_to_the_branches_and_back(scriptless):
    furnish_with_branch()
    scriptless.goto("/en/")
    tab_to(scriptless, "#place-headquarters")
    before = shown(scriptless)

    scriptless.keyboard.press("ArrowRight")
    after = shown(scriptless)
    scriptless.keyboard.press("ArrowLeft")

    assert before == shown(scriptless) == {"headquarters": True, "branches": False}
    assert after == {"headquarters": False, "branches": True}


def test_a_finger_switches_to_the_branches(chromium, live_server):
    furnish_with_branch()
    context = chromium.new_context(
        base_url=live_server.url, java_script_enabled=False, has_touch=True,
        viewport={"width": 320, "height": 700},
    )  # fmt: skip
    page = context.new_page()
    page.goto("/en/")

    page.tap("label[for=place-branches]")

    assert shown(page) == {"headquarters": False, "branches": True}
    context.close()


def test_without_a_style_sheet_both_show(scriptless):
    furnish_with_branch()
    scriptless.route("**/*.css", lambda route: route.abort())

    scriptless.goto("/en/")

    assert shown(scriptless) == {"headquarters": True, "branches": True}


def test_the_keyboard_opens_the_code_of_wechat(scriptless):
    furnish()
    code = make.make_picture(alt_en="QR code of our WeChat account")
    SiteIdentity.objects.update(wechat_name="卡斯柯", wechat_qr=code)
    scriptless.goto("/en/")
    picture = scriptless.get_by_alt_text("QR code of our WeChat account")
    assert not picture.is_visible()

    tab_to(scriptless, ".wechat summary")
    scriptless.keyboard.press("Enter")

    assert picture.is_visible()
    assert scriptless.get_by_text("search there for “卡斯柯”").is_visible()


def test_the_top_is_reached_from_the_foot(scriptless):
    furnish()
    scriptless.set_viewport_size({"width": 320, "height": 500})
    scriptless.goto("/en/accessibility/")
    scriptless.locator("a[href='#top']").click()

    scriptless.keyboard.press("Tab")

    assert scriptless.url.endswith("#top")
    assert scriptless.locator(".skip:focus").count() == 1
