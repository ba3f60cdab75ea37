"""Who held which post on a day."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests import factories as make
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db

PATH = "/en/organisation/leadership/"


@pytest.fixture
def change_of_president():
    home = furnish()
    make.make_post(make.make_person("Old"), home, "President", ends_on=date(2023, 4, 3))
    make.make_post(make.make_person("New"), home, "President", starts_on=date(2023, 4, 4))
    make.make_post(make.make_person("Always"), home, "Chairman", rank=1)
    return home


def look(client, on=None):
    response = client.get(PATH, {} if on is None else {"on": on})
    return BeautifulSoup(response.content, "html.parser")


def names(page, selector=".leaders b"):
    return [found.text for found in page.select(selector)]


def test_today_shows_who_leads_today_and_who_did_earlier(client, change_of_president):
    page = look(client)

    assert names(page) == ["Always", "New"]
    assert names(page, '[aria-labelledby="former"] a') == ["Old"]
    assert "since April 2023" in page.main.text
    assert "until April 2023" in page.main.text


@pytest.mark.parametrize(("on", "president"), [("2023-04-03", "Old"), ("2023-04-04", "New")])
def test_a_day_shows_who_led_on_it(client, change_of_president, on, president):
    assert names(look(client, on)) == ["Always", president]


def test_a_day_is_part_of_the_address_and_survives_the_language_switch(client, change_of_president):
    page = look(client, "2023-04-03")

    assert page.find("link", rel="canonical")["href"].endswith(f"{PATH}?on=2023-04-03")
    assert page.select_one(".languages a")["href"] == f"{PATH}?on=2023-04-03".replace(
        "en", "zh-hans", 1
    )
    assert page.find("input", id="on")["value"] == "2023-04-03"


@pytest.mark.parametrize(
    "on",
    ["", "rubbish", "2023-02-30", "2023-13-01", "0000-00-00", "\x00", "٢", "-1", "2" * 5000,
     "2999-01-01", "9999-12-31", "99999-01-01"],
)  # fmt: skip
def test_rubbish_and_days_to_come_show_today(client, change_of_president, on):
    tomorrow = timezone.localdate() + timedelta(1)
    make.make_post(make.make_person("Secret"), change_of_president, starts_on=tomorrow)

    page = look(client, on)

    assert names(page) == ["Always", "New"]
    assert page.find("link", rel="canonical")["href"].endswith(PATH)


def test_a_day_before_the_first_post_says_that_nobody_is_known(client):
    make.make_post(make.make_person("New"), furnish(), starts_on=date(2023, 4, 4))

    page = look(client, "0001-01-01")

    assert names(page) == []
    assert "nobody" in page.main.text


def test_a_hidden_post_is_not_shown_on_any_day(client):
    home = furnish()
    make.make_post(make.make_person("Secret"), home, is_public=False, ends_on=date(2023, 4, 3))

    assert "Secret" not in look(client).text
    assert "Secret" not in look(client, "2023-04-03").text


def test_an_earlier_leader_is_not_followed_into_a_hidden_post(client):
    home, mei = furnish(), make.make_person("Mei", key="mei")
    make.make_post(mei, home, "President", ends_on=date(2023, 4, 3))
    make.make_post(mei, home, "Secret", is_public=False)

    assert look(client).find("a", string="Mei")["href"] == "/en/people/mei/"
    assert "Secret" not in client.get("/en/people/mei/").text
