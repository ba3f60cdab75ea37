"""A story is shared by its address: to copy, to mail, to point a telephone at."""

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
import segno

from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

PAGE = "/en/news/a-story/"
ADDRESS = f"http://127.0.0.1:8000{PAGE}"
SVG = "{http://www.w3.org/2000/svg}"


def share(client, path=PAGE):
    return soup_of(client, path).select_one("details.share")


@pytest.fixture
def story():
    furnish()
    return make.make_article("A line opens", slug="a-story")


def test_the_address_stands_there_in_full(client, story):
    assert share(client).select_one(".address").text == ADDRESS


def test_the_address_is_ours_whatever_name_a_stranger_asks_under(client, story):
    for path in (PAGE, f"{PAGE}text.txt", f"{PAGE}print/", f"{PAGE}qr.svg"):
        response = client.get(path, headers={"host": "evil.example"})
        assert "evil.example" not in response.text
        assert "evil.example" not in response.get("Link", "")


def test_a_mail_has_subject_and_address(client, story):
    mail = urlsplit(share(client).a["href"])

    assert (mail.scheme, mail.path) == ("mailto", "")
    assert parse_qs(mail.query) == {"subject": ["A line opens"], "body": [ADDRESS]}


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("A\r\nBcc: all@evil.example", "A Bcc: all@evil.example"),
        ('“A” & "B" + 100 %?#/\\', '“A” & "B" + 100 %?#/\\'),
        ("线路开通：<b>三十公里</b>", "线路开通：<b>三十公里</b>"),
        ("长" * 300, "长" * 300),
    ],
)
def test_a_hostile_title_is_the_subject_of_the_mail_and_no_more(client, title, subject):
    furnish()
    make.make_article(title, slug="a-story")

    mail = urlsplit(share(client).a["href"])

    assert parse_qs(mail.query) == {"subject": [subject], "body": [ADDRESS]}
    assert share(client).a["href"].isascii()


def test_the_code_holds_the_address_dark_on_light_with_a_quiet_zone(client, story):
    response = client.get(f"{PAGE}qr.svg")

    image = ElementTree.fromstring(response.content)
    modules = segno.make(ADDRESS, micro=False).symbol_size(border=4)[0]
    light, dark = image.iter(f"{SVG}path")
    assert response["Content-Type"] == "image/svg+xml"
    assert image.findtext(f"{SVG}title") == f"QR code: {ADDRESS}"
    assert (light.get("fill"), dark.get("stroke")) == ("#fff", "#000")
    assert light.get("d") == f"M0 0h{modules}v{modules}h-{modules}z"
    assert dark.get("d").startswith("M4 4.5")
    assert "style" not in response.text


def test_the_code_is_an_image_with_words(client, story):
    image = share(client).img

    assert image["src"] == f"{PAGE}qr.svg"
    assert image["alt"]
    assert image["width"] == image["height"]


@pytest.mark.django_db(transaction=True)
def test_the_code_is_reached_by_the_keyboard_without_a_script(chromium, live_server):
    furnish()
    make.make_article(slug="a-story")
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)

    page.focus(".share summary")
    page.keyboard.press("Enter")

    assert page.locator(".share img").is_visible()
    assert page.locator(".share .address").is_visible()
    context.close()
