"""Signatories and attendances, entered wrongly and refused politely."""

import pytest

from tests import factories as make
from tests.desk import page, said, submit

pytestmark = pytest.mark.django_db


def an_agreement():
    return make.make_agreement([make.make_organisation(), make.make_organisation()])


def row(prefix, **fields):
    """One more row of an inline, in which there was none."""
    fields = {"position": "0"} | fields
    return {f"{prefix}-TOTAL_FORMS": "1"} | {f"{prefix}-0-{k}": v for k, v in fields.items()}


def test_somebody_signs_for_a_party_of_the_agreement(admin_client):
    agreement, stranger = an_agreement(), make.make_party()
    url = page("partners_agreement_change", agreement.pk)
    person = make.make_person()

    refused = submit(admin_client, url, **row("signatories", party=stranger.pk, person=person.pk))
    mine = agreement.parties.first()
    submit(admin_client, url, **row("signatories", party=mine.pk, person=person.pk))

    assert said(refused) == [
        "Select a valid choice. That choice is not one of the available choices."
    ]
    assert [signatory.party for signatory in agreement.signatories.all()] == [mine]


def test_the_parties_to_choose_from_are_those_of_the_agreement(admin_client):
    agreement, stranger = an_agreement(), make.make_party()

    response = admin_client.get(page("partners_agreement_change", agreement.pk))

    formset = response.context["inline_admin_formsets"][1].formset
    choices = dict(formset.empty_form.fields["party"].choices)
    assert set(choices) == {"", *agreement.parties.values_list("pk", flat=True)}
    assert stranger.pk not in choices


def test_a_signatory_is_somebody(admin_client):
    agreement = an_agreement()
    url = page("partners_agreement_change", agreement.pk)

    response = submit(admin_client, url, **row("signatories", party=agreement.parties.first().pk))

    assert said(response) == ["Choose the person, or give the title as printed."]


def test_a_person_signs_once_for_a_party(admin_client):
    agreement = an_agreement()
    party = agreement.parties.first()
    signatory = make.make_signatory(party)
    make.make_signatory(party)
    url = page("partners_agreement_change", agreement.pk)

    response = submit(admin_client, url, **{"signatories-1-person": signatory.person.pk})

    assert said(response)
    assert agreement.signatories.values("person").distinct().count() == 2


def test_the_posts_of_a_signatory_are_the_persons(admin_client):
    agreement = an_agreement()
    signatory = make.make_signatory(agreement.parties.first())
    url = page("partners_agreement_change", agreement.pk)

    response = submit(admin_client, url, **{"signatories-0-posts": [make.make_post().pk]})

    assert said(response) == ["These are not all posts of this person."]
    assert not signatory.posts.exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"held_on": ""}, "Give the date, or choose “Unknown”."),
        ({"held_precision": "unknown"}, "Give the date, or choose “Unknown”."),
        ({"held_until": "2024-09-05"}, "“Until” is before the date."),
        ({"title_en": ""}, "Give the title in one language at least."),
    ],
)
def test_an_occasion_makes_sense(admin_client, fields, message):
    url = page("partners_occasion_change", make.make_occasion().pk)

    assert said(submit(admin_client, url, **fields)) == [message]


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "Say what the person did: attended, witnessed, spoke."),
        ({"witnessed": "on", "person": ""}, "Choose the person, or give the name as printed."),
    ],
)
def test_whoever_is_listed_is_somebody_who_did_something(admin_client, fields, message):
    url = page("partners_occasion_change", make.make_occasion().pk)
    given = {"person": make.make_person().pk} | fields

    assert said(submit(admin_client, url, **row("attendances", **given))) == [message]


def test_a_person_is_listed_once_at_an_occasion(admin_client):
    attendance = make.make_attendance()
    make.make_attendance(attendance.occasion)
    url = page("partners_occasion_change", attendance.occasion.pk)

    response = submit(admin_client, url, **{"attendances-1-person": attendance.person.pk})

    assert said(response)
    assert attendance.occasion.attendances.values("person").distinct().count() == 2


def test_a_department_is_listed_once_at_an_occasion(admin_client):
    listed = make.make_department_attendance()
    make.make_department_attendance(listed.occasion)
    url = page("partners_occasion_change", listed.occasion.pk)

    response = submit(
        admin_client, url, **{"department_attendances-1-department": listed.department.pk}
    )

    assert said(response)
    assert listed.occasion.department_attendances.values("department").distinct().count() == 2


def test_titles_are_kept_line_by_line_as_printed(admin_client):
    attendance = make.make_attendance()
    url = page("partners_occasion_change", attendance.occasion.pk)

    titles = {"attendances-0-printed_titles_en": "Party Secretary\nGeneral Manager"}
    submit(admin_client, url, **titles)

    attendance.refresh_from_db()
    assert attendance.titles == ["Party Secretary", "General Manager"]
