"""The foot of every page: where we are, how to reach us, what the law wants."""

import pytest
from django.core.cache import cache

from apps.org.models import SiteIdentity
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db


def foot_of(client, path="/en/"):
    cache.clear()
    return soup_of(client, path).footer


def words(element):
    return " ".join(element.text.split())


def test_it_switches_between_headquarters_and_branches(client):
    home = furnish()
    make.make_office(home, name_en="Xi’an branch", address_en="2 South Road")

    places = foot_of(client).select_one(".places")

    assert [label.text for label in places.select("label")] == ["Headquarters", "Branches"]
    assert {radio["name"] for radio in places.select("input[type=radio]")} == {"place"}
    assert "1 Station Road" in places.select_one(".headquarters").text
    assert "2 South Road" in places.select_one(".branches").text


def test_it_says_so_where_no_branch_has_been_published(client):
    furnish()

    assert words(foot_of(client).select_one(".branches")) == "No branch address has been published."


def test_an_office_of_another_year_is_not_shown(client):
    home = furnish()
    make.make_office(home, address_en="Zanzibar Plaza", ends_on="2020-06-30")

    assert "Zanzibar" not in client.get("/en/contact/").text


def test_only_a_public_number_is_a_link(client):
    furnish()

    numbers = foot_of(client).select_one(".headquarters ul")

    assert [link["href"] for link in numbers.select("a")] == ["tel:+86212000"]
    assert "041-35775 Railway" in words(numbers)


def test_a_number_of_the_railway_network_is_labelled_where_its_label_is_missing(client):
    home = furnish()
    make.make_phone(home.offices.get(), number="041-1", kind="railway")

    assert "041-1 Railway network" in words(foot_of(client))


@pytest.mark.parametrize("page", ["en", "zh-hans"])
def test_an_address_in_another_language_says_so(client, page):
    furnish()

    addresses = foot_of(client, f"/{page}/").select("address span[lang=en]")

    assert bool(addresses) == (page == "zh-hans")


@pytest.mark.parametrize(
    ("name", "has_code", "shown"),
    [
        ("卡斯柯", True, "WeChat: 卡斯柯 Scan the code in WeChat, or search there for “卡斯柯”."),
        ("卡斯柯", False, "WeChat: 卡斯柯"),
        ("", True, "WeChat Scan the code in WeChat."),
        ("", False, ""),
    ],
)
def test_wechat_is_shown_by_what_there_is(client, name, has_code, shown):
    furnish()
    code = make.make_picture(alt_en="QR code of our WeChat account") if has_code else None
    SiteIdentity.objects.update(wechat_name=name, wechat_qr=code)

    foot = foot_of(client)

    wechat = foot.select_one(".wechat")
    said = wechat or next((p for p in foot.select("p") if "WeChat" in p.text), None)
    assert (words(said) if said else "") == shown
    assert bool(wechat) == has_code
    if has_code:
        assert wechat.summary
        assert wechat.img["alt"] == "QR code of our WeChat account"


def test_a_filing_without_a_link_is_text(client):
    furnish()
    SiteIdentity.objects.update(icp_url="", police_number="Police 2", police_url="https://p.cn/2")

    legal = foot_of(client).select_one(".legal")

    assert "ICP 1" in legal.text
    assert [a["href"] for a in legal.select("a[href^=http]")] == ["https://p.cn/2"]


def test_the_copyright_is_what_the_register_says(client):
    furnish()
    SiteIdentity.objects.update(copyright_year=2019)

    assert "© 2019 CASCO Signal Ltd. All rights reserved" in words(foot_of(client))


def test_it_leads_to_the_top_and_to_every_page_about_this_site(client):
    furnish()

    links = [link["href"] for link in foot_of(client).select("a")]

    assert {"/en/press/", "/en/contact/", "/en/accessibility/", "/sitemap.xml"} <= set(links)
    assert "#top" in links
    assert soup_of(client, "/en/").select_one("#top")
    assert [link for link in links if link.startswith("/")
            and client.get(link).status_code != 200] == []  # fmt: skip


def test_it_stands_before_the_site_is_set_up(client):
    assert "Back to top" in foot_of(client).text
