"""The rules of the register, broken by raw ORM and refused by the database."""

from datetime import date

import pytest
from django.db.models import F

from apps.org.models import ContentVersion, Organisation, Phone, Picture, Post, ShortName
from tests import factories as make
from tests.refusals import refused_by_the_database

pytestmark = pytest.mark.django_db


def test_there_is_one_home_organisation():
    make.make_home()

    with refused_by_the_database("org_one_home_organisation"):
        make.make_home()


@pytest.mark.parametrize(
    ("create", "rule"),
    [
        (lambda: make.make_organisation(""), "org_organisation_has_a_name"),
        (lambda: make.make_department(name=""), "org_department_has_a_name"),
        (lambda: make.make_person(""), "org_person_has_a_name"),
        (lambda: make.make_post(title=""), "org_post_has_a_title"),
        (lambda: make.make_office(address_en=""), "org_office_has_an_address"),
    ],
)
def test_a_text_is_given_in_one_language_at_least(create, rule):
    with refused_by_the_database(rule):
        create()


def test_a_name_in_chinese_alone_is_enough():
    person = make.make_person(None, name_zh_hans="王印")

    person.refresh_from_db()

    assert str(person) == "王印"


def test_no_organisation_is_its_own_parent():
    organisation = make.make_organisation()

    with refused_by_the_database("org_organisation_not_its_own_parent"):
        Organisation.objects.filter(pk=organisation.pk).update(parent=F("pk"))


@pytest.mark.parametrize("make_dated", [make.make_post, make.make_office])
def test_from_is_not_after_until(make_dated):
    with refused_by_the_database("from_before_until"):
        make_dated(starts_on=date(2024, 2, 1), ends_on=date(2024, 1, 31))


def test_a_post_is_in_a_department_of_its_organisation():
    elsewhere = make.make_department()
    post = make.make_post()

    with refused_by_the_database("org_post_department_of_organisation"):
        Post.objects.filter(pk=post.pk).update(department=elsewhere)


def test_a_post_may_be_in_a_department_of_its_organisation():
    department = make.make_department()

    post = make.make_post(organisation=department.organisation, department=department)

    assert post.department == department


def test_a_department_is_listed_once_in_an_organisation():
    department = make.make_department(name="Finance Department")

    with refused_by_the_database("org_department_once_by_english_name"):
        make.make_department(department.organisation, name="Finance Department")


def test_a_department_without_an_english_name_is_one_of_many():
    organisation = make.make_organisation()

    for name in ("财务部", "办公室"):
        make.make_department(organisation, name_en=None, name_zh_hans=name)

    assert organisation.departments.count() == 2


def test_two_organisations_may_share_a_short_name():
    for organisation in (make.make_organisation(), make.make_organisation()):
        ShortName.objects.create(organisation=organisation, language="en", name="Tower")

    assert ShortName.objects.filter(name="Tower").count() == 2


def test_a_short_name_is_listed_once_in_an_organisation():
    organisation = make.make_organisation()
    organisation.short_names.create(language="en", name="Tower")

    with refused_by_the_database("org_short_name_once"):
        organisation.short_names.create(language="en", name="Tower")


def test_a_number_is_listed_once_in_an_office():
    phone = make.make_phone()

    with refused_by_the_database("org_phone_once_per_office"):
        Phone.objects.create(office=phone.office, number=phone.number)


def test_a_focal_point_lies_inside_the_picture(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = make.make_picture()

    with refused_by_the_database("org_picture_focal_point_inside"):
        Picture.objects.filter(pk=picture.pk).update(focal_x=1.5)


def test_there_is_one_site_identity():
    identity = make.make_identity()

    with refused_by_the_database():
        make.make_identity(make.make_organisation())
    with refused_by_the_database("org_one_site_identity"):
        make.make_identity(make.make_organisation(), id=2)

    assert identity.pk == 1


def test_mourning_days_begin_before_they_end():
    with refused_by_the_database("org_grey_from_before_until"):
        make.make_identity(grey_from=date(2024, 4, 5), grey_until=date(2024, 4, 4))


def test_the_first_day_of_mourning_is_given_with_the_last():
    with refused_by_the_database("org_grey_from_with_until"):
        make.make_identity(grey_from=date(2024, 4, 5))


def test_a_picture_is_a_logo_once():
    identity, picture = make.make_identity(), make.make_picture()
    identity.logos.create(picture=picture)

    with refused_by_the_database("org_logo_once"):
        identity.logos.create(picture=picture)


def test_there_is_one_content_version():
    ContentVersion.bump()

    with refused_by_the_database("org_one_content_version"):
        ContentVersion.objects.create(id=2)
