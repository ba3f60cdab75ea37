"""The page of a person: what they are and were, and what they did under the titles of the day."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

PAGE = "/en/people/mei/"


def texts(client, selector, path=PAGE):
    soup = soup_of(client, path)
    return [" ".join(found.text.split()) for found in soup.main.select(selector)]


def stations(client, section):
    return texts(client, f'[aria-labelledby="{section}"] .line-map > li')


def test_several_posts_at_once_are_all_lit_and_stand_before_earlier_ones(client):
    home, mei = furnish(), make.make_person(key="mei")
    make.make_post(mei, home, "Engineer", rank=1, ends_on=date(2019, 3, 31))
    make.make_post(mei, home, "Director", rank=20, starts_on=date(2024, 9, 6))
    make.make_post(mei, home, "Chairman", rank=10)

    assert stations(client, "posts") == [
        "Chairman CASCO Signal Ltd.",
        "since September 2024 Director CASCO Signal Ltd.",
        "until March 2019 Engineer CASCO Signal Ltd.",
    ]
    assert len(texts(client, '[aria-labelledby="posts"] .here')) == 2


def test_name_and_titles_are_those_of_the_day(client):
    home, mei = furnish(), make.make_person("Mei Xiaobo", key="mei")
    partner = make.make_organisation("Partner")
    make.make_post(mei, home, "President")
    agreement = make.make_agreement([home, partner], title_en="The agreement")
    make.make_signatory(agreement.parties.first(), mei, printed_name_en="Mr Mei",
                        printed_titles_en="Vice President\nDirector")  # fmt: skip
    occasion = make.make_occasion(title_en="A visit", kind="visit", held_on=date(2023, 5, 1),
                                  held_precision="month", place_en="Paris")  # fmt: skip
    make.make_attendance(occasion, mei, side=partner, spoke=True, printed_titles_en="Engineer")

    assert stations(client, "credits") == [
        "Signed 6 September 2024 The agreement Mr Mei Vice President, Director"
        " For CASCO Signal Ltd.",
        "Attended, Spoke May 2023 A visit, Paris Mei Xiaobo Engineer For Partner",
    ]


def test_an_occasion_leads_to_its_public_agreement_alone(client):
    furnish()
    mei, occasion = make.make_person(key="mei"), make.make_occasion()
    occasion.agreements.add(
        make.make_agreement(reference="open"),
        make.make_agreement(reference="secret", signed_on=date(2025, 1, 1), is_public=False),
    )
    make.make_attendance(occasion, mei)

    text = client.get(PAGE).text

    assert 'href="/en/agreements/open/"' in text
    assert "secret" not in text


def test_stories_about_the_person_are_listed(client):
    mei = make.make_person(key="mei")
    make.make_post(mei, furnish())
    make.make_article("Mei speaks").live.people.add(mei)
    make.make_article("Another story")

    assert texts(client, ".article-card h3") == ["Mei speaks"]


@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True)])
def test_a_portrait_is_shown_until_the_last_day_of_its_rights(client, days, is_shown):
    picture = make.make_picture(rights_until=timezone.localdate() + timedelta(days))
    make.make_post(make.make_person(key="mei", portrait=picture), furnish())

    assert bool(texts(client, "img")) == is_shown


def test_somebody_without_a_post_of_ours_is_known_by_what_they_signed(client):
    home, partner = furnish(), make.make_organisation("Partner", key="partner")
    mei = make.make_person("Mei Xiaobo", key="mei")
    agreement = make.make_agreement([home, partner], reference="signed")
    make.make_signatory(agreement.parties.last(), mei)

    assert client.get(PAGE).status_code == 200
    for path in ("/en/agreements/signed/", "/en/partners/partner/"):
        assert f'<a href="{PAGE}">Mei Xiaobo</a>' in client.get(path).text


def test_a_name_that_is_not_in_the_register_leads_nowhere(client):
    home = furnish()
    agreement = make.make_agreement([home, make.make_organisation()], reference="signed")
    party = agreement.parties.first()
    party.signatories.create(agreement=agreement, printed_name_en="Mr Nobody")

    assert '<b class="name">Mr Nobody</b>' in client.get("/en/agreements/signed/").text


def make_nothing(home, mei):
    pass


def make_hidden_post(home, mei):
    make.make_post(mei, home, is_public=False)


def make_post_of_tomorrow(home, mei):
    make.make_post(mei, home, starts_on=timezone.localdate() + timedelta(1))


def make_post_of_a_partner(home, mei):
    partner = make.make_organisation()
    make.make_agreement([home, partner])
    make.make_post(mei, partner)


def make_hidden_agreement(home, mei):
    make.make_signatory(make.make_party(make.make_agreement(is_public=False), home), mei)


def make_unsigned_agreement(home, mei):
    agreement = make.make_agreement(signed_on=None, signed_precision="unknown")
    make.make_signatory(make.make_party(agreement, home), mei)


def make_hidden_occasion(home, mei):
    make.make_attendance(make.make_occasion(is_public=False), mei, side=home)


@pytest.mark.parametrize(
    "known_by",
    [make_nothing, make_hidden_post, make_post_of_tomorrow, make_post_of_a_partner,
     make_hidden_agreement, make_unsigned_agreement, make_hidden_occasion],
)  # fmt: skip
def test_somebody_of_whom_nothing_is_public_has_no_page_and_no_link(client, known_by):
    home = furnish()
    known_by(home, make.make_person("Zanzibar", key="mei"))

    pages = ["/en/partners/", "/en/organisation/", "/en/organisation/leadership/",
             "/en/organisation/leadership/?on=2999-01-01", "/sitemap-people.xml"]  # fmt: skip

    assert client.get(PAGE).status_code == 404
    assert [path for path in pages if "/people/mei/" in client.get(path).text] == []
    assert [path for path in pages if "Zanzibar" in client.get(path).text] == []


def test_a_known_persons_page_shows_nothing_that_is_not_public(client):
    home, mei = furnish(), make.make_person(key="mei")
    secret = "Zanzibar"
    hidden = make.make_department(home, secret, is_public=False)
    make.make_post(mei, home, "President", department=hidden)
    make.make_post(mei, home, secret, is_public=False)
    make.make_post(mei, home, secret, starts_on=timezone.localdate() + timedelta(1))
    make.make_post(mei, make.make_organisation(secret), "Adviser")
    agreement = make.make_agreement(title_en=secret, is_public=False)
    make.make_signatory(make.make_party(agreement, home), mei, printed_titles_en=secret)
    occasion = make.make_occasion(title_en=secret, is_public=False)
    make.make_attendance(occasion, mei, printed_titles_en=secret)
    make.make_draft(secret).latest.people.add(mei)

    text = client.get(PAGE).text

    assert "President" in text
    assert secret not in text
