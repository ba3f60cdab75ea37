"""The page of a partner: one line of what we did together and what was said about it."""

from datetime import UTC, date, datetime

import pytest

from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

PAGE = "/en/partners/partner/"


@pytest.fixture
def home():
    return furnish()


@pytest.fixture
def partner():
    return make.make_organisation("Partner", key="partner")


def soup(client, path=PAGE):
    return soup_of(client, path).main


def words(tag):
    return " ".join(tag.text.split())


def timeline(client):
    return [words(station) for station in soup(client).select(".timeline .line-map > li")]


def make_visit(partner, **fields):
    fields = {"kind": "visit", "title_en": "Visit", "held_on": date(2024, 3, 1)} | fields
    occasion = make.make_occasion(**fields)
    make.make_attendance(occasion, side=partner)
    return occasion


def make_story(title, day, **about):
    """A story that came out on a day of 2024."""
    article = make.make_article(title, at=datetime(2024, *day, 4, tzinfo=UTC))
    for relation, fact in about.items():
        getattr(article.live, relation).add(fact)
    return article


def test_agreements_occasions_and_stories_stand_in_one_line_newest_first(client, home, partner):
    make.make_agreement([home, partner], title_en="Agreed", reference="agreed",
                        signed_on=date(2022, 5, 1), is_open_ended=True)  # fmt: skip
    make_visit(partner)
    make_story("Told", (6, 2), organisations=partner)

    assert timeline(client) == [
        "Story 2 June 2024 Told",
        "Visit 1 March 2024 Visit",
        "Agreement 1 May 2022 Agreed In force",
    ]
    assert [words(year) for year in soup(client).select(".timeline h3")] == ["2024", "2022"]
    assert soup(client).find("a", string="Agreed")["href"] == "/en/agreements/agreed/"


def test_an_agreement_its_ceremony_and_its_story_are_one_entry(client, home, partner):
    agreement = make.make_agreement([home, partner], title_en="Agreed", is_open_ended=True)
    ceremony = make_visit(partner, kind="ceremony", title_en="At noon", held_on=date(2024, 9, 6),
                          place_en="Shanghai")  # fmt: skip
    ceremony.agreements.add(agreement)
    make_story("Told", (9, 11), agreements=agreement, occasions=ceremony, organisations=partner)

    assert timeline(client) == [
        "Agreement 6 September 2024 Agreed In force Signing ceremony: At noon, Shanghai"
        " Story: Told 11 September 2024"
    ]


def test_an_occasion_of_its_agreement_is_the_partners_whoever_was_there(client, home, partner):
    agreement = make.make_agreement([home, partner], title_en="Agreed", is_open_ended=True)
    make.make_occasion(title_en="Noon", kind="meeting").agreements.add(agreement)
    secret = make.make_agreement([home, partner], is_public=False)
    make.make_occasion(title_en="Midnight").agreements.add(secret)

    assert timeline(client) == ["Agreement 6 September 2024 Agreed In force Meeting: Noon"]


def test_a_story_that_looks_back_has_an_entry_of_its_own(client, home, partner):
    january = {"signed_on": date(2024, 1, 1), "signed_precision": "month"}
    agreement = make.make_agreement(
        [home, partner], title_en="Agreed", is_open_ended=True, **january
    )
    make_story("Before", (1, 2), agreements=agreement)
    make_story("A fortnight later", (2, 14), agreements=agreement)
    make_story("Long after", (2, 15), agreements=agreement)

    assert timeline(client) == [
        "Story 15 February 2024 Long after",
        "Agreement January 2024 Agreed In force Story: A fortnight later 14 February 2024"
        " Story: Before 2 January 2024",
    ]


def test_a_meeting_on_another_day_is_not_the_ceremony(client, home, partner):
    agreement = make.make_agreement([home, partner], title_en="Agreed", is_open_ended=True)
    make_visit(partner, title_en="Review").agreements.add(agreement)

    assert timeline(client) == [
        "Agreement 6 September 2024 Agreed In force",
        "Visit 1 March 2024 Review",
    ]


@pytest.mark.parametrize(
    ("precision", "shown"), [("day", "1 March 2024"), ("month", "March 2024"), ("year", "2024")]
)
def test_a_date_is_shown_as_exactly_as_it_is_known(client, home, partner, precision, shown):
    make_visit(partner, held_precision=precision)

    assert timeline(client) == [f"Visit {shown} Visit"]


def test_without_a_date_it_stands_where_its_story_does_or_last(client, home, partner):
    unknown = {"held_on": None, "held_precision": "unknown"}
    make_visit(partner, title_en="Lost", **unknown)
    told = make_visit(partner, title_en="Undated", **unknown)
    make_story("Told", (6, 2), occasions=told)
    make_visit(partner)

    assert timeline(client) == [
        "Visit Undated Story: Told 2 June 2024",
        "Visit 1 March 2024 Visit",
        "Visit Lost",
    ]
    assert [words(year) for year in soup(client).select(".timeline h3")] == [
        "2024",
        "Date not known",
    ]


def test_a_story_is_told_once_and_in_the_language_of_the_page(client, home, partner):
    first, second = (make.make_agreement([home, partner]) for _ in range(2))
    article = make_story("Told", (9, 7), agreements=first, organisations=partner)
    article.live.agreements.add(second)
    chinese = make.make_article("已报道", language="zh-hans")
    chinese.live.organisations.add(partner)

    text = client.get(PAGE).text

    assert text.count("Told") == 1
    assert "已报道" not in text


def test_nothing_of_a_timeline_is_unpublished(client, home, partner):
    make_visit(partner, title_en="Open")
    secret = "Zanzibar"
    agreement = make.make_agreement([home, partner], title_en=secret, is_public=False)
    occasion = make_visit(partner, title_en=secret, is_public=False)
    make.make_draft(secret).latest.organisations.add(partner)
    for index, (relation, fact) in enumerate((("agreements", agreement), ("occasions", occasion))):
        make_story(f"Story {index}", (6, 2), **{relation: fact})

    assert timeline(client) == ["Visit 1 March 2024 Open"]
    assert secret not in client.get(PAGE).text


def test_people_bear_the_titles_of_the_day_they_last_appeared(client, home, partner):
    mei, agreement = make.make_person("Mei"), make.make_agreement([home, partner])
    theirs = agreement.parties.get(organisation=partner)
    make.make_signatory(theirs, mei, printed_titles_en="Director\nSecretary")
    make.make_post(mei, partner, "President of today")
    make.make_attendance(make.make_occasion(held_on=date(2020, 1, 1)), mei, side=partner,
                         printed_titles_en="Engineer")  # fmt: skip
    make.make_attendance(make.make_occasion(is_public=False), make.make_person("Hidden"),
                         side=partner)  # fmt: skip
    make.make_attendance(make.make_occasion(), make.make_person("Ours"), side=home)
    theirs.signatories.create(agreement=agreement, printed_name_en="Mr Nobody")

    people = soup(client).select('[aria-labelledby="people"] li')

    assert [words(person) for person in people] == ["Mei Director, Secretary 6 September 2024"]


@pytest.mark.parametrize("is_known", [True, False])
def test_what_a_partner_is_part_of_is_named_where_that_is_known(client, home, is_known):
    group = make.make_organisation("Group", key="group")
    make.make_agreement([home, group], is_public=is_known)
    make_visit(make.make_organisation("Partner", key="partner", parent=group))

    assert ("Part of Group" in words(soup(client))) == is_known
    assert ("/en/partners/group/" in client.get(PAGE).text) == is_known


def test_a_long_acquaintance_costs_no_more_queries(
    client, home, partner, django_assert_max_num_queries
):
    def happen():
        agreement = make.make_agreement([home, partner])
        theirs = agreement.parties.get(organisation=partner)
        make.make_signatory(theirs, printed_titles_en="Director")
        occasion = make_visit(partner)
        make.make_department_attendance(occasion, make.make_department(partner))
        make_story("Told", (6, 2), agreements=agreement, occasions=occasion, organisations=partner)

    happen()
    client.get(PAGE)
    with django_assert_max_num_queries(8) as with_one:
        client.get(PAGE)
    happen()
    happen()
    client.get(PAGE)

    with django_assert_max_num_queries(8) as with_three:
        client.get(PAGE)

    assert len(with_three) == len(with_one)
