"""The focal point chosen on the picture itself, in a browser."""

import pytest

from apps.org.models import Picture
from tests import factories as make
from tests.browser import log_in
from tests.desk import page as address


@pytest.fixture
def desk(page, live_server, admin_user):
    """The page of a picture; its left half is cut from a portrait that keeps the right one."""
    picture = make.make_picture(make.picture_file((900, 300)))
    log_in(page, live_server, admin_user)
    page.goto(address("org_picture_change", picture.pk))
    page.wait_for_selector(".focal-mark:visible")
    return page


def point(desk):
    return desk.input_value("#id_focal_x"), desk.input_value("#id_focal_y")


def portrait(desk):
    """What the portrait shows, as a browser says it."""
    return desk.evaluate(
        "getComputedStyle(document.querySelector('.focal-crop.square img')).objectPosition"
    )


def test_a_click_on_the_picture_sets_the_focal_point(desk):
    box = desk.locator(".focal-picture img").bounding_box()

    desk.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)

    assert point(desk) == ("0.25", "0.75")


def test_the_mark_is_moved_by_keys_and_stays_on_the_picture(desk):
    desk.focus(".focal-mark")
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Shift+ArrowUp")
    after_two = point(desk)
    for _ in range(6):
        desk.keyboard.press("Shift+ArrowRight")

    assert (after_two, point(desk)) == (("0.51", "0.4"), ("1", "0.4"))
    assert desk.get_by_role("button", name="Focal point: 100 % across, 40 % down").is_visible()


def test_the_crops_follow_what_is_typed(desk):
    before = portrait(desk)
    desk.fill("#id_focal_x", "1")

    assert (before, portrait(desk)) == ("50% 50%", "100% 50%")


def test_what_was_chosen_is_saved_and_the_crops_are_made(desk):
    desk.focus(".focal-mark")
    for _ in range(4):
        desk.keyboard.press("Shift+ArrowLeft")
    desk.click("[name=_save]")
    desk.wait_for_selector(".success")

    picture = Picture.objects.get()
    assert picture.focal_x == 0.1
    assert picture.renditions["square"][-1]["box"] == [0, 0, 300, 300]
