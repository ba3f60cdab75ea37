"""What visitors read of an agreement or occasion, before and after an edit."""

from datetime import date

import pytest

from apps.partners.facts import changes, facts_of, public_facts
from apps.partners.models import Agreement, Occasion
from tests import factories as make
from tests.refusals import refused_by_the_database

pytestmark = pytest.mark.django_db

NO_CHANGE: list[str] = []


def test_nothing_is_told_of_what_is_not_public():
    assert public_facts(make.make_agreement(is_public=False)) is None
    assert public_facts(make.make_occasion(is_public=False)) is None


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"kind": "mou"},
            ["“Strategic cooperation agreement” is now “Memorandum of understanding”"],
        ),
        ({"signed_on": date(2024, 9, 7)}, ["“6 September 2024” is now “7 September 2024”"]),
        ({"signed_on": None, "signed_precision": "unknown"}, ["“6 September 2024” is gone"]),
        ({"signed_precision": "month"}, ["“6 September 2024” is now “September 2024”"]),
        ({"expires_on": date(2030, 1, 1)}, ["“1 January 2029” is now “1 January 2030”"]),
        ({"effective_on": date(2024, 10, 1)}, NO_CHANGE),
        ({"title_en": "Another title", "notice_days": 30, "renewal": "none"}, NO_CHANGE),
    ],
)
def test_of_an_agreement_the_kind_and_the_dates(fields, told):
    agreement = make.make_agreement(expires_on=date(2029, 1, 1))
    before = facts_of(agreement)

    Agreement.objects.update(**fields)
    agreement.refresh_from_db()

    assert changes(before, facts_of(agreement)) == told


@pytest.mark.parametrize(
    ("precision", "day", "told"),
    [
        ("day", date(2024, 9, 6), NO_CHANGE),
        ("month", date(2024, 9, 1), NO_CHANGE),
        ("day", date(2025, 9, 6), ["“2024” is now “6 September 2025”"]),
    ],
)
def test_a_date_that_becomes_known_more_exactly_is_no_change(precision, day, told):
    occasion = make.make_occasion(held_on=date(2024, 1, 1), held_precision="year")
    before = facts_of(occasion)

    Occasion.objects.update(held_on=day, held_precision=precision)
    occasion.refresh_from_db()

    assert changes(before, facts_of(occasion)) == told


@pytest.fixture
def signed():
    """An agreement that Ada signed as president of Nova, and somebody unnamed for us."""
    home, nova = make.make_home(), make.make_organisation("Nova")
    agreement = make.make_agreement([home, nova])
    ours, theirs = agreement.parties.order_by("position")
    make.make_signatory(theirs, make.make_person("Ada"), printed_titles_en="President")
    ours.signatories.create(agreement=agreement, printed_titles_en="Mayor")
    return agreement


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"printed_titles_en": "Vice President"}, ["“President” is now “Vice President”"]),
        ({"printed_titles_en": "President\r\nChairman"},
         ["“President” is now “President, Chairman”"]),
        ({"printed_titles_zh_hans": "总裁"}, NO_CHANGE),
        ({"printed_name_en": "Ada Byron"}, ["“Ada” is now “Ada Byron”"]),
        ({"printed_name_zh_hans": "艾达"}, NO_CHANGE),
        ({"on_behalf_of": "the branch", "position": 9}, NO_CHANGE),
    ],
)  # fmt: skip
def test_of_a_signatory_name_and_titles_in_each_language(signed, fields, told):
    before = facts_of(signed)

    signed.signatories.filter(person__isnull=False).update(**fields)

    assert changes(before, facts_of(signed)) == told


def test_another_person_another_party_and_nobody_are_changes(signed):
    before, ada = facts_of(signed), signed.signatories.get(person__isnull=False)
    ours = signed.parties.get(organisation__is_home=True)

    signed.signatories.filter(pk=ada.pk).update(person=make.make_person("Bo"))
    other_person = changes(before, facts_of(signed))
    signed.signatories.filter(pk=ada.pk).update(person=ada.person, party=ours)
    other_side = changes(before, facts_of(signed))
    ada.delete()

    assert other_person == ["“Ada” is now “Bo”"]
    assert other_side == ["“Nova” is now “CASCO Signal Ltd.”"]
    assert changes(before, facts_of(signed)) == ["“Ada” is gone"]


def test_a_row_that_is_written_anew_is_the_same(signed):
    before = facts_of(signed)

    for row in signed.signatories.all():
        row.delete()
        row.pk = None
        row.save()

    assert changes(before, facts_of(signed)) == NO_CHANGE


def test_who_signed_unnamed_may_be_named(signed):
    before = facts_of(signed)

    signed.signatories.filter(person__isnull=True).update(person=make.make_person("Wang Wei"))

    assert changes(before, facts_of(signed)) == NO_CHANGE


def test_parties_may_join_and_none_may_leave(signed):
    before = facts_of(signed)
    make.make_party(signed, make.make_organisation("Third"))
    joined = changes(before, facts_of(signed))

    signed.signatories.all().delete()
    signed.parties.filter(organisation__name_en="Nova").delete()

    assert joined == NO_CHANGE
    assert "“Nova” is gone" in changes(before, facts_of(signed))


def test_of_an_attendance_the_side():
    occasion = make.make_occasion()
    nova, other = make.make_organisation("Nova"), make.make_organisation("Other")
    make.make_attendance(occasion, make.make_person("Ada"), side=nova)
    make.make_attendance(occasion, make.make_person("Bo"))
    before = facts_of(occasion)

    occasion.attendances.update(side=other)

    assert changes(before, facts_of(occasion)) == ["“Nova” is now “Other”"]


def test_a_correction_is_about_one_thing_says_what_and_stands():
    agreement, occasion = make.make_agreement(), make.make_occasion()
    correction = make.make_register_correction(agreement)
    rows = type(correction).objects

    with refused_by_the_database("partners_correction_of_one_thing"):
        make.make_register_correction(agreement, occasion=occasion)
    with refused_by_the_database("partners_correction_says_what"):
        make.make_register_correction(agreement, note_en="")
    with refused_by_the_database("partners_correction_stands"):
        rows.update(note_en="Another")
    with refused_by_the_database("partners_correction_stands"):
        rows.update(agreement=make.make_agreement())
