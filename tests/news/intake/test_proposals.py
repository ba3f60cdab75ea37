"""What a page adds to a register that holds something already, and what it leaves alone."""

import json
from datetime import date
from pathlib import Path

import pytest

from apps.news.intake.errors import Ambiguous
from apps.news.intake.proposals import propose
from apps.news.intake.store import take_in
from apps.news.reading import read
from apps.org.models import Department, Organisation, Person, Post
from apps.partners.models import Agreement, Attendance, Occasion
from apps.partners.register import load
from tests.factories import (
    make_agreement,
    make_department,
    make_home,
    make_organisation,
    make_person,
    make_post,
)

from .pages import CHINESE, PAGE

pytestmark = pytest.mark.django_db
TEXT = PAGE.read_text(encoding="utf-8")
REGISTER = Path(__file__).parent.parent.parent.parent / "demo" / "register.json"


def home():
    organisation = make_home(key="casco")
    organisation.short_names.create(language="en", name="CASCO")
    return organisation


def tower():
    return make_organisation("Shanghai Branch of China Tower", key="shanghai-tower")


def accepted(text=TEXT):
    return take_in(read(text), accepting=True).page


def test_proposing_writes_nothing():
    page = propose(read(TEXT))

    assert all(proposal.is_new for proposal in page.rows)
    assert not Organisation.objects.exists()


def test_every_proposal_quotes_the_page():
    page = propose(read(TEXT))

    quotes = [TEXT[p.words.span.start : p.words.span.end] for p in page.rows]
    assert quotes == [proposal.words.text for proposal in page.rows]


def test_a_party_is_known_by_its_short_name_and_keeps_its_printed_name():
    casco = home()

    accepted()

    party = Agreement.objects.get().parties.get(position=0)
    assert (party.organisation, party.printed_name) == (casco, "CASCO")
    assert Organisation.objects.count() == 2


def test_a_legal_name_is_stronger_than_a_short_name_of_another():
    casco = make_organisation("CASCO")
    make_organisation("Casco Paint Ltd.").short_names.create(language="en", name="casco")

    accepted()

    assert Agreement.objects.get().parties.get(position=0).organisation == casco


def test_names_are_compared_without_case_and_curly_apostrophes():
    known = make_organisation("THE Shanghai branch of China  Tower")

    accepted()

    assert Agreement.objects.get().parties.get(position=1).organisation == known


def test_a_person_is_looked_for_in_their_organisation_first():
    casco = home()
    make_person("Mei Xiaobo")
    ours = make_post(make_person("Mei Xiaobo"), casco, "Engineer", ends_on=date(2020, 1, 1)).person

    accepted()

    assert Agreement.objects.get().signatories.get(party__position=0).person == ours


def test_the_only_person_of_a_name_who_has_no_post_anywhere_is_taken():
    mei = make_person("Mei Xiaobo")

    accepted()

    assert Agreement.objects.get().signatories.get(party__position=0).person == mei


def test_two_of_one_name_without_a_post_there_are_not_guessed_between():
    for key in ("yu-1", "yu-2"):
        make_person("Yu Zhe", key=key)

    with pytest.raises(Ambiguous, match=r"\(yu-1\) or Yu Zhe \(yu-2\)"):
        propose(read(TEXT))


def test_a_namesake_who_serves_elsewhere_is_not_taken_for_ours():
    mei = make_person("Mei Xiaobo", key="mei-teller")
    make_post(mei, make_organisation("Some Bank"), "Teller")

    with pytest.raises(Ambiguous, match=r"“Mei Xiaobo” of CASCO may be .*\(mei-teller\)"):
        propose(read(TEXT))


def test_a_post_there_or_a_namesake_entered_there_settles_who_is_meant():
    casco, bank = home(), make_organisation("Some Bank")
    make_post(make_person("Mei Xiaobo", key="mei-teller"), bank, "Teller")
    mei = make_post(make_person("Mei Xiaobo", key="mei-ours"), casco, "Engineer").person
    zhang = make_post(make_person("Zhang Yi"), bank, "Teller").person
    make_post(zhang, casco, "Engineer")

    accepted()

    assert Agreement.objects.get().signatories.get(party__position=0).person == mei
    assert Occasion.objects.get().attendances.filter(person=zhang).exists()


def test_somebody_credited_for_the_organisation_before_is_known_without_a_post_there():
    casco, bank = home(), make_organisation("Some Bank")
    mei = make_post(make_person("Mei Xiaobo"), bank, "Teller").person
    earlier = make_agreement([casco, bank], reference="earlier", signed_on=date(2020, 1, 1))
    party = earlier.parties.get(organisation=casco)
    earlier.signatories.create(party=party, person=mei)

    accepted()

    rows = Agreement.objects.exclude(pk=earlier.pk).get().signatories
    assert rows.get(party__position=0).person == mei


def test_a_page_that_names_no_organisation_is_matched_by_the_title_alone():
    text = (
        "A visit to CASCO\n\n11 Sep 2024\n\nOn September 6, Deputy Mayor Henri Martin "
        "visited the new line and praised it.\n"
    )
    martin = make_post(make_person("Henri Martin"), make_organisation("City"), "Teller").person

    with pytest.raises(Ambiguous, match="no organisation that is read"):
        propose(read(text))
    make_post(martin, make_organisation("Town"), "Deputy Mayor")
    page = propose(read(text))

    assert [proposal.found for proposal in page.of(Person)] == [martin]


def test_two_of_one_name_in_one_organisation_are_not_guessed_between():
    casco = home()
    for key in ("mei-1", "mei-2"):
        make_post(make_person("Mei Xiaobo", key=key), casco, "Engineer")

    with pytest.raises(Ambiguous, match=r"\(mei-1\) or Mei Xiaobo \(mei-2\)"):
        propose(read(TEXT))


def test_a_post_held_that_day_is_known_and_one_that_had_ended_is_left_out():
    casco = home()
    zhang = make_post(make_person("Zhang Yi"), casco, "President", starts_on=date(2024, 9, 6))
    mei = make_post(make_person("Mei Xiaobo"), casco, "Vice President", ends_on=date(2024, 9, 5))

    page = accepted()

    assert Post.objects.filter(person__in=[zhang.person, mei.person]).count() == 2
    assert list(Attendance.objects.get(person=zhang.person).posts.all()) == [zhang]
    assert not Agreement.objects.get().signatories.get(person=mei.person).posts.exists()
    assert page.remarks == [
        "Mei Xiaobo, Vice President, CASCO: the register has this post at other days"
    ]


def test_new_departments_follow_those_there_are():
    casco = home()
    make_department(casco, "Finance Department", position=0)

    accepted()

    rows = Department.objects.filter(organisation=casco).order_by("position", "pk")
    assert [row.name for row in rows] == [
        "Finance Department",
        "Office",
        "Urban Rail Marketing Center",
        "Industrial Innovation Incubation Center",
    ]


def test_an_agreement_the_register_holds_gains_what_it_lacks_and_keeps_what_it_has():
    sides = [home(), tower()]
    known = make_agreement(sides, title_en="Our title", is_public=False)

    page = accepted()

    known.refresh_from_db()
    assert Agreement.objects.get() == known
    assert (known.title, known.is_public) == ("Our title", False)
    assert known.areas.count() == 5
    assert known.signatories.count() == 2
    assert Occasion.objects.get().agreements.get() == known
    assert [p.adds for p in page.of(Agreement)] == [True]


def test_another_kind_of_agreement_that_day_is_another_agreement_and_said():
    make_agreement([home(), tower()], kind="mou", reference="casco-shanghai-tower-2024-09-06")

    page = accepted()

    assert list(Agreement.objects.order_by("pk").values_list("reference", flat=True)) == [
        "casco-shanghai-tower-2024-09-06",
        "casco-shanghai-tower-2024-09-06-2",
    ]
    assert "another agreement of these parties that day" in page.remarks[0]


def test_the_chinese_page_fills_the_other_language_of_the_same_rows():
    load(json.loads(REGISTER.read_text(encoding="utf-8")))
    casco = Organisation.objects.home().get()
    casco.short_names.create(language="zh-hans", name="卡斯柯公司")
    attendance = Attendance.objects.get(person__key="wang-yin", occasion__agreements__isnull=False,
                                        side=casco, attended=True)  # fmt: skip
    Attendance.objects.filter(pk=attendance.pk).update(printed_titles_zh_hans=None)
    for model in (Agreement, Occasion):
        model.objects.update(is_public=False)

    take_in(read(CHINESE), accepting=True)

    attendance.refresh_from_db()
    assert attendance.printed_titles_zh_hans == "党委书记\n董事长"
    assert Agreement.objects.filter(signed_on=date(2024, 9, 6)).count() == 1


def test_an_agreement_without_a_day_is_known_again_by_its_page():
    text = TEXT.replace("On September 6, ", "")
    accepted(text)

    accepted(text)

    agreement = Agreement.objects.get()
    assert (agreement.signed_on, agreement.signed_precision) == (None, "unknown")
    assert agreement.reference.endswith("-2024-09-11")
    assert Occasion.objects.get().held_precision == "unknown"


def test_a_visit_is_an_occasion_with_no_agreement():
    text = (
        "Alstom's Chairman Visits CASCO\n\n11 Sep 2024\n\nOn September 6, Henri Martin, Chairman "
        "of Alstom, visited CASCO. Wang Yin, Chairman of CASCO, attended the meeting.\n"
    )

    accepted(text)

    occasion = Occasion.objects.get()
    assert (occasion.kind, occasion.title) == ("visit", "Alstom's Chairman Visits CASCO")
    assert not Agreement.objects.exists()
    assert Person.objects.filter(attendance_set__occasion=occasion).exists()
