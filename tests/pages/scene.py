"""A small newsroom to look at: everything a page can show, `size` times."""

from datetime import date, timedelta

from apps.org.models import Department, Person
from tests import factories as make

HEADLINE = "Two companies sign an agreement"
DEPARTMENT = 1001
BODY = '<p>They signed it.</p><figure data-picture="{picture}"></figure>'


def furnish():
    """Us, with an address, telephones and departments."""
    home = make.make_home(key="us", name_zh_hans="卡斯柯信号有限公司")
    make.make_identity(
        home,
        icp_number="ICP 1",
        press_contact_name_en="Press desk",
        press_contact_phone="86-21-1000",
        boilerplate_en="We make signals.",
    )
    office = make.make_office(home, kind="headquarters", name_en="Headquarters")
    make.make_phone(office, number="86-21-2000")
    make.make_phone(office, number="041-35775", kind="railway", label_en="Railway")
    return home


def make_scene(size, home=None):
    """`size` stories in both languages, each with all a fact panel can hold."""
    home = home or furnish()
    category = make.make_category("agreements")
    return [make_story(home, category, number) for number in range(1, size + 1)]


def make_story(home, category, number):
    picture = make.make_picture()
    partner = make.make_organisation(f"Partner {number}", key=f"partner-{number}")
    agreement = make.make_agreement([home, partner], reference=f"agreement-{number}",
                                    signed_on=date(2024, 1, 1) + timedelta(number))  # fmt: skip
    agreement.areas.set([make.make_area(f"area {number} {i}") for i in range(number)])
    occasion = make.make_occasion(key=f"occasion-{number}")
    occasion.agreements.add(agreement)
    signals, person = known_by_all(home)
    type(agreement).objects.filter(pk=agreement.pk).update(owner=signals)
    make.make_attendance(occasion, person, side=home, witnessed=True)
    make.make_post(person, home, f"Director {number}", department=signals)
    make.make_department_attendance(occasion, signals)
    for side, party in zip((home, partner), agreement.parties.order_by("position"), strict=True):
        make.make_signatory(party, make.make_person(f"Signer {side.key}"))
        for i in range(number):
            person = make.make_person(f"Guest {side.key} {i}")
            make.make_attendance(occasion, person, side=side, spoke=True,
                                 printed_titles_en="Chairman\nPresident")  # fmt: skip
            make.make_department_attendance(occasion, make.make_department(side))
    make.make_post(make.make_person(f"Leader {number}"), home, rank=number)
    for language in ("en", "zh-hans"):
        article = make.make_article(
            f"{HEADLINE} {number}", language=language, slug=f"story-{number}", category=category,
            lead_picture=picture, summary="In short.", body=BODY.format(picture=picture.pk),
        )  # fmt: skip
        article.live.agreements.add(agreement)
        article.live.occasions.add(occasion)
        article.live.organisations.add(partner)
        article.live.people.add(person)
        article.live.departments.add(signals)
    return article


def known_by_all(home):
    """A department and a person that every story is about."""
    person, _is_new = Person.objects.get_or_create(key="mei", defaults={"name_en": "Mei"})
    signals, _is_new = Department.objects.get_or_create(
        pk=DEPARTMENT, defaults={"organisation": home, "name_en": "Signals"}
    )
    return signals, person
