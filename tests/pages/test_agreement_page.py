"""The page of an agreement: its milestones, and the agreements around it."""

from datetime import date

import pytest

from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

PAGE = "/en/agreements/signed/"


@pytest.fixture
def parties():
    return [furnish(), make.make_organisation("Partner")]


def soup(client):
    return soup_of(client, PAGE).main


def milestones(client, selector="li"):
    found = soup(client).select(f'[aria-labelledby="life"] {selector}')
    return [" ".join(stone.text.split()) for stone in found]


def test_its_life_is_told_from_signing_to_expiry_and_lit_where_it_is_now(client, parties):
    agreement = make.make_agreement(parties, reference="signed", effective_on=date(2025, 1, 1),
                                    expires_on=date(2999, 12, 31))  # fmt: skip
    make.make_occasion(title_en="Ceremony").agreements.add(agreement)
    make.make_occasion(kind="meeting", title_en="Review", held_on=date(2024, 11, 1),
                       held_precision="month").agreements.add(agreement)  # fmt: skip

    assert milestones(client) == [
        "Signed 6 September 2024 Ceremony",
        "Meeting November 2024 Review",
        "In force from 1 January 2025",
        "Expires 31 December 2999",
    ]
    assert milestones(client, ".here") == ["In force from 1 January 2025"]


def test_an_early_end_stands_for_the_expiry_and_says_why(client, parties):
    make.make_agreement(parties, reference="signed", expires_on=date(2999, 12, 31),
                        ended_on=date(2025, 2, 1), end_reason="Merged")  # fmt: skip

    assert milestones(client) == ["Signed 6 September 2024", "Ended 1 February 2025 Merged"]


def test_a_signing_known_to_the_year_is_not_shown_as_a_day(client, parties):
    make.make_agreement(parties, reference="signed", signed_on=date(2024, 1, 1),
                        signed_precision="year")  # fmt: skip

    assert milestones(client) == ["Signed 2024"]


def test_the_agreements_around_it_are_linked(client, parties):
    older = make.make_agreement(parties, reference="older", title_en="Older")
    above = make.make_agreement(parties, reference="above", title_en="Above")
    agreement = make.make_agreement(
        parties, reference="signed", title_en="This", replaces=older, supplements=above
    )
    make.make_agreement(parties, reference="newer", title_en="Newer", replaces=agreement,
                        signed_on=date(2025, 5, 1))  # fmt: skip
    make.make_agreement(parties, reference="below", title_en="Below", supplements=agreement,
                        signed_on=date(2025, 3, 1))  # fmt: skip

    head = [" ".join(line.text.split()) for line in soup(client).select(".head p")]
    links = {link["href"] for link in soup(client).select("a")}

    assert head == ["Supplements Above", "Replaces Older", "Replaced by Newer"]
    assert milestones(client)[1:] == [
        "Supplemented by 1 March 2025 Below",
        "Replaced by 1 May 2025 Newer",
    ]
    assert {f"/en/agreements/{one}/" for one in ("older", "above", "newer", "below")} <= links


def test_agreements_around_it_that_are_not_public_are_not_named(client, parties):
    hidden = [
        make.make_agreement(parties, reference=f"zanzibar-{i}", title_en="Zanzibar",
                            is_public=False)
        for i in range(2)
    ]  # fmt: skip
    agreement = make.make_agreement(
        parties, reference="signed", replaces=hidden[0], supplements=hidden[1]
    )
    make.make_agreement(parties, title_en="Zanzibar", replaces=agreement, is_public=False)
    make.make_agreement(parties, title_en="Zanzibar", supplements=agreement, is_public=False)
    make.make_occasion(title_en="Zanzibar", is_public=False).agreements.add(agreement)

    assert "zanzibar" not in client.get(PAGE).text.lower()
    assert milestones(client) == ["Signed 6 September 2024"]
    assert client.get("/en/agreements/zanzibar-0/").status_code == 404


def test_an_area_leads_to_the_agreements_of_that_area(client, parties):
    agreement = make.make_agreement(parties, reference="signed")
    agreement.areas.add(make.make_area("aviation", key="aviation"))
    make.make_agreement(parties, reference="other")

    link = soup(client).find("a", string="aviation")

    assert link["href"] == "/en/agreements/?area=aviation"
    rows = soup_of(client, link["href"]).select(".register tbody a")
    assert [row["href"] for row in rows] == [PAGE]


def test_a_large_family_costs_no_more_queries(client, parties, django_assert_max_num_queries):
    agreement = make.make_agreement(parties, reference="signed")

    def grow():
        make.make_agreement(parties, supplements=agreement)
        occasion = make.make_occasion()
        occasion.agreements.add(agreement)
        make.make_attendance(occasion)

    grow()
    client.get(PAGE)
    with django_assert_max_num_queries(8) as with_one:
        client.get(PAGE)
    grow()
    grow()
    client.get(PAGE)

    with django_assert_max_num_queries(8) as with_three:
        client.get(PAGE)

    assert len(with_three) == len(with_one)
