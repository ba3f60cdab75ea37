"""The page of a department: its people of today, its agreements, where it took part."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db


def soup(client, department):
    return soup_of(client, department.get_absolute_url()).main


def rows(client, department, section):
    items = soup(client, department).select(f'[aria-labelledby="{section}"] li')
    return [" ".join(item.text.split()) for item in items]


def test_people_hold_their_posts_today_in_order_of_rank(client):
    home = furnish()
    signals, mei = make.make_department(home, "Signals"), make.make_person("Mei")
    yesterday = timezone.localdate() - timedelta(1)
    make.make_post(mei, home, "Deputy", rank=20, department=signals)
    make.make_post(mei, home, "Engineer", rank=30, department=signals)
    make.make_post(make.make_person("Wang"), home, "Director", rank=10, department=signals)
    make.make_post(make.make_person("Li"), home, "Director", department=signals, ends_on=yesterday)
    make.make_post(make.make_person("Hu"), home, "Hidden", department=signals, is_public=False)

    assert rows(client, signals, "people") == ["Wang Director", "Mei Deputy, Engineer"]


def test_only_public_agreements_are_shown_as_looked_after(client):
    home = furnish()
    signals = make.make_department(home)
    make.make_agreement([home], title_en="Open", owner=signals, is_open_ended=True)
    make.make_agreement([home], title_en="Secret", owner=signals, is_public=False)

    assert rows(client, signals, "agreements") == ["Signed 6 September 2024 Open In force"]


def test_where_it_took_part_it_bears_the_name_of_the_day(client):
    signals = make.make_department(furnish(), "Signals")
    old = make.make_occasion(kind="visit", title_en="A visit", held_on=date(2020, 1, 1),
                             held_precision="year")  # fmt: skip
    make.make_department_attendance(old, signals, printed_name_en="Signalling Office")
    make.make_department_attendance(make.make_occasion(title_en="New"), signals,
                                    printed_name_en="Signals")  # fmt: skip
    hidden = make.make_occasion(title_en="Secret", is_public=False)
    make.make_department_attendance(hidden, signals)

    assert rows(client, signals, "occasions") == [
        "Signing ceremony 6 September 2024 New",
        "Visit 2020 A visit As “Signalling Office”",
    ]


def test_stories_about_the_department_are_listed(client):
    signals = make.make_department(furnish())
    make.make_article("About signals").live.departments.add(signals)
    make.make_draft("Secret").latest.departments.add(signals)

    assert [card.text for card in soup(client, signals).select("h3")] == ["About signals"]


def test_a_partners_department_is_known_by_a_public_occasion(client):
    home, partner = furnish(), make.make_organisation("Partner", key="partner")
    agreement = make.make_agreement([home, partner], reference="signed")
    unit, occasion = make.make_department(partner, "Unit"), make.make_occasion()
    occasion.agreements.add(agreement)
    make.make_department_attendance(occasion, unit)
    make.make_post(make.make_person("Stranger"), partner, department=unit)

    page = soup(client, unit)

    assert page.find("a", string="Partner")["href"] == "/en/partners/partner/"
    assert "Stranger" not in page.text
    for path in ("/en/partners/partner/", "/en/agreements/signed/", "/sitemap-departments.xml"):
        assert unit.get_absolute_url() in client.get(path).text


def test_an_organisation_known_only_by_its_department_is_a_partner(client):
    furnish()
    partner = make.make_organisation("Partner", key="partner")
    make.make_department_attendance(
        make.make_occasion(title_en="A visit"), make.make_department(partner)
    )

    assert "A visit" in client.get("/en/partners/partner/").text


@pytest.mark.parametrize("fields", [{"is_public": False}, {}])
def test_a_department_that_is_not_known_has_no_page_and_no_link(client, fields):
    home, partner = furnish(), make.make_organisation("Partner", key="partner")
    agreement = make.make_agreement([home, partner], reference="signed")
    unit = make.make_department(partner if not fields else home, "Zanzibar", **fields)
    occasion = make.make_occasion(is_public=bool(fields))
    occasion.agreements.add(agreement)
    make.make_department_attendance(occasion, unit, printed_name_en="Unit")
    make.make_attendance(occasion, make.make_person(key="mei"), side=partner)
    make.make_post(make.make_person("Mei", key="wang"), home)

    pages = ["/en/organisation/", "/en/organisation/leadership/", "/en/partners/partner/",
             "/en/agreements/signed/", "/en/people/wang/", "/sitemap-departments.xml"]  # fmt: skip

    assert client.get(unit.get_absolute_url()).status_code == 404
    assert [path for path in pages if unit.get_absolute_url() in client.get(path).text] == []
    assert [path for path in pages if "Zanzibar" in client.get(path).text] == []
