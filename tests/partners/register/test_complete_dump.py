"""A dump leaves nothing out, and is no news where it was made."""

from pathlib import Path

import pytest
from django.core.management import call_command

from apps.partners.models import Agreement, Attendance, CooperationArea, Signatory
from apps.partners.register import dump, load
from tests import factories as make
from tests.news import reading

from .documents import full_register

pytestmark = pytest.mark.django_db

PAGES = Path(reading.__file__).parent
RELEASES = [PAGES / "pages/strategic-agreement.txt"]
RELEASES += [
    PAGES / f"corpus/{number}.txt" for number in ("04", "05", "06", "14", "21", "42", "48")
]


def areas_of(document):
    return document["agreements"][0]["areas"]


def test_the_order_of_areas_is_kept_and_restored():
    load(full_register())
    dumped = dump()
    agreement = Agreement.objects.get()
    agreement.areas.clear()
    for key in reversed(areas_of(dumped)):
        agreement.areas.add(CooperationArea.objects.get(key=key))
    other = dump()

    tally = load(dumped)

    assert areas_of(dumped) == ["maintenance", "low-altitude-economy"]
    assert areas_of(other) == ["low-altitude-economy", "maintenance"]
    assert (tally.changes, dump()) == (1, dumped)


def test_positions_with_gaps_are_no_change():
    organisation = make.make_home()
    departments = [make.make_department(organisation, position=place) for place in (7, 0, 7)]
    offices = [make.make_office(organisation, address_en=str(n), position=9 - n) for n in (1, 2)]
    for office in offices:
        make.make_phone(office, position=3)
    agreement = make.make_agreement()
    occasion = make.make_occasion()
    for place in (4, 2):
        party = make.make_party(agreement, position=place)
        make.make_signatory(party, position=place)
        make.make_attendance(occasion, position=place)
        make.make_department_attendance(occasion, departments[place // 2], position=place)

    assert load(dump()).changes == 0


def test_rows_in_another_order_take_the_order_of_the_file():
    load(full_register())
    document = full_register()
    document["agreements"][0]["parties"].reverse()

    load(document)

    assert dump() == document


def test_a_row_that_is_new_comes_last_without_moving_the_others():
    organisation = make.make_home(key="us")
    make.make_department(organisation, "Finance", position=5)
    names = [{"name": {"en": name}} for name in ("Finance", "Marketing")]
    entry = {"key": "us", "name": {"en": "CASCO Signal Ltd."}, "departments": names}

    tally = load({"organisations": [entry]})

    rows = organisation.departments.in_order().values_list("name_en", "position")
    assert (tally.created, tally.updated, list(rows)) == (1, 0, [("Finance", 5), ("Marketing", 6)])


def test_one_title_in_two_departments_is_two_posts():
    home, person = make.make_home(), make.make_person()
    for _ in range(2):
        department = make.make_department(home)
        make.make_post(person, home, "Director", department=department)

    assert load(dump()).changes == 0


def test_a_post_given_twice_is_one_post():
    document = full_register()
    document["people"][0]["posts"] *= 2

    load(document)

    assert len(dump()["people"][0]["posts"]) == 1


def test_an_area_whose_name_is_the_key_of_another_stays_itself():
    make.make_area("ai", key="ai-thing")
    make.make_area("Artificial intelligence", key="ai")

    assert load(dump()).changes == 0


def test_how_the_lines_of_titles_end_is_no_change():
    load(full_register())
    titles = "Vice President\r\nMember of the Board\r\n"
    Signatory.objects.filter(person__isnull=False).update(printed_titles_en=titles)

    assert load(full_register()).changes == 0


def test_a_link_that_an_editor_took_away_stays_away():
    load(full_register())
    attendance = Attendance.objects.get()
    assert attendance.posts.exists()
    attendance.posts.clear()

    tally = load(full_register())

    assert (tally.changes, attendance.posts.exists()) == (0, False)


def test_a_post_that_comes_later_is_linked():
    late, early = full_register(), full_register()
    early["people"][0]["posts"] = []
    load(early)

    load(late)

    assert Attendance.objects.get().posts.count() == 1


def test_what_releases_brought_is_no_change():
    call_command("read_release", *map(str, RELEASES), "--accept")

    dumped = dump()

    assert len(dumped["agreements"]) > 1
    assert (load(dumped).changes, dump()) == (0, dumped)
