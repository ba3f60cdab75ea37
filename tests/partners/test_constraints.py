"""The rules of agreements, broken by raw ORM and refused by the database."""

from datetime import date

import pytest
from django.db.models import F

from apps.partners.models import Agreement, Attendance, Party, Signatory
from tests import factories as make
from tests.refusals import refused_by_the_database

pytestmark = pytest.mark.django_db


def test_the_parties_of_an_agreement_are_distinct():
    party = make.make_party()

    with refused_by_the_database("partners_party_once_per_agreement"):
        Party.objects.create(agreement=party.agreement, organisation=party.organisation)


def test_a_signatory_signs_for_a_party_of_the_agreement():
    signatory = make.make_signatory()
    stranger = make.make_party()

    with refused_by_the_database("partners_signatory_party_of_agreement"):
        Signatory.objects.filter(pk=signatory.pk).update(party=stranger)


def test_a_person_signs_once_for_a_party():
    signatory = make.make_signatory()

    with refused_by_the_database("partners_signatory_once_per_party"):
        make.make_signatory(signatory.party, signatory.person)


def test_a_signatory_without_a_name_has_a_title():
    party = make.make_party()

    with refused_by_the_database("partners_signatory_is_somebody"):
        Signatory.objects.create(agreement=party.agreement, party=party)


def test_a_signatory_may_be_known_by_title_alone():
    party = make.make_party()

    signatory = Signatory.objects.create(
        agreement=party.agreement, party=party, printed_titles_en="Executive Mayor"
    )

    assert signatory.titles == ["Executive Mayor"]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"effective_on": date(2025, 1, 2), "expires_on": date(2025, 1, 1)}, "effective_before"),
        ({"expires_on": date(2024, 9, 5)}, "signed_before_expiry"),
        ({"ended_on": date(2024, 9, 5), "end_reason": "Merged"}, "signed_before_end"),
        ({"ended_on": date(2025, 1, 1)}, "end_has_a_reason"),
        ({"signed_on": None}, "signing_day_and_precision_agree"),
        ({"signed_precision": "unknown"}, "signing_day_and_precision_agree"),
        ({"is_open_ended": True, "expires_on": date(2030, 1, 1)}, "open_ended_has_no_expiry"),
    ],
)
def test_the_dates_of_an_agreement_make_sense(fields, rule):
    with refused_by_the_database(f"partners_{rule}"):
        make.make_agreement(**fields)


@pytest.mark.parametrize("link", ["supplements", "replaces"])
def test_no_agreement_supplements_or_replaces_itself(link):
    agreement = make.make_agreement()

    with refused_by_the_database("partners_not_its_own"):
        Agreement.objects.filter(pk=agreement.pk).update(**{link: F("pk")})


def test_a_person_is_listed_once_at_an_occasion():
    attendance = make.make_attendance()

    with refused_by_the_database("partners_person_once_per_occasion"):
        make.make_attendance(attendance.occasion, attendance.person)


def test_whoever_is_listed_did_something():
    with refused_by_the_database("partners_attendance_has_a_role"):
        make.make_attendance(attended=False)


def test_whoever_is_listed_is_somebody():
    with refused_by_the_database("partners_attendance_is_somebody"):
        Attendance.objects.create(occasion=make.make_occasion())


def test_a_department_is_listed_once_at_an_occasion():
    attendance = make.make_department_attendance()

    with refused_by_the_database("partners_department_once_per_occasion"):
        make.make_department_attendance(attendance.occasion, attendance.department)


@pytest.mark.parametrize(
    "fields",
    [{"held_on": None}, {"held_precision": "unknown"}, {"held_until": date(2024, 9, 5)}],
)
def test_the_dates_of_an_occasion_make_sense(fields):
    with refused_by_the_database("partners_occasion_"):
        make.make_occasion(**fields)
