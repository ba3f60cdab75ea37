"""The rules of the register, broken in its forms and refused politely there."""

from datetime import date

import pytest
from django.db.models.signals import pre_save

from apps.org.models import Organisation, Person, Post
from tests import factories as make
from tests.desk import filled, page, said, submit

pytestmark = pytest.mark.django_db


def test_a_name_is_given_in_one_language_at_least(admin_client):
    response = submit(admin_client, page("org_organisation_add"), key="tower")

    assert said(response) == ["Give the name in one language at least."]


def test_a_name_in_chinese_alone_is_enough(admin_client):
    submit(admin_client, page("org_person_add"), key="wang-yin", name_zh_hans="王印")

    person = Person.objects.get()
    assert (person.name_en, person.name_zh_hans) == (None, "王印")


def test_a_key_is_taken_once(admin_client):
    make.make_person(key="mei-xiaobo")

    response = submit(admin_client, page("org_person_add"), key="mei-xiaobo", name_en="Mei Xiaobo")

    assert said(response) == ["Person with this Key already exists."]


def test_there_is_one_home_organisation(admin_client):
    make.make_home()
    partner = make.make_organisation()

    response = submit(admin_client, page("org_organisation_change", partner.pk), is_home="on")

    assert said(response) == ["Another organisation is home."]


def test_parents_make_no_circle(admin_client):
    parent = make.make_organisation("Parent")
    child = make.make_organisation("Child", parent=parent)

    for above in (child, parent):
        response = submit(admin_client, page("org_organisation_change", parent.pk), parent=above.pk)
        assert said(response) == ["This makes a circle: “Parent” leads back to itself."]


@pytest.mark.parametrize("name", ["post", "office"])
def test_from_is_not_after_until(admin_client, name):
    dated = make.make_post() if name == "post" else make.make_office()
    url = page(f"org_{name}_change", dated.pk)

    response = submit(admin_client, url, starts_on="2024-02-01", ends_on="2024-01-31")

    assert said(response) == ["“From” is after “until”."]


def test_from_is_not_after_until_in_a_row_of_a_person(admin_client):
    post = make.make_post()
    dates = {"posts-0-starts_on": "2024-02-01", "posts-0-ends_on": "2024-01-31"}

    response = submit(admin_client, page("org_person_change", post.person.pk), **dates)

    assert said(response) == ["“From” is after “until”."]


def test_a_post_is_in_a_department_of_its_organisation(admin_client):
    post, elsewhere = make.make_post(), make.make_department(name="Finance")

    response = submit(admin_client, page("org_post_change", post.pk), department=elsewhere.pk)

    assert said(response) == ["“Finance” belongs to another organisation."]


def test_a_department_is_listed_once_in_an_organisation(admin_client):
    finance = make.make_department(name="Finance")
    other = make.make_department(finance.organisation)

    response = submit(admin_client, page("org_department_change", other.pk), name_en="Finance")

    assert len(said(response)) == 1
    assert "already exists" in said(response)[0]


def test_a_number_is_listed_once_in_an_office(admin_client):
    phone = make.make_phone()
    twin = make.make_phone(phone.office)
    url = page("org_office_change", phone.office.pk)

    response = submit(admin_client, url, **{"phones-1-number": phone.number})

    assert said(response)
    twin.refresh_from_db()
    assert twin.number != phone.number


def test_mourning_days_begin_before_they_end(admin_client):
    identity = make.make_identity()
    url = page("org_siteidentity_change", identity.pk)

    response = submit(admin_client, url, grey_from="2024-04-05", grey_until="2024-04-04")

    assert said(response) == ["“From” is after “until”."]


def test_the_first_day_of_mourning_is_given_with_the_last(admin_client):
    identity = make.make_identity()
    url = page("org_siteidentity_change", identity.pk)

    response = submit(admin_client, url, grey_from="2024-04-05")

    assert said(response) == ["Give the first and the last day of mourning, or none."]


def test_a_picture_is_a_logo_once(admin_client):
    identity, picture = make.make_identity(), make.make_picture()
    identity.logos.create(picture=picture)
    second = identity.logos.create(picture=make.make_picture())
    url = page("org_siteidentity_change", identity.pk)

    response = submit(admin_client, url, **{"logos-1-picture": picture.pk})

    assert said(response)
    second.refresh_from_db()
    assert second.picture != picture


def test_what_collides_at_the_moment_of_saving_is_said(admin_client):
    url = page("org_person_add")
    data = filled(admin_client.get(url)) | {"key": "mei", "name_en": "Mei", "_save": "1"}

    def be_faster(sender, instance, **kwargs):
        Person.objects.bulk_create([Person(key=instance.key, name_en="Somebody faster")])

    pre_save.connect(be_faster, sender=Person)
    try:
        response = admin_client.post(url, data, follow=True)
    finally:
        pre_save.disconnect(be_faster, sender=Person)

    assert [str(message) for message in response.context["messages"]] == [
        "Not saved: somebody changed something this depends on. Please try again."
    ]
    assert Person.objects.count() == 0


def test_whoever_is_named_somewhere_is_not_deleted(admin_client):
    signatory = make.make_signatory()
    url = page("org_person_delete", signatory.person.pk)

    shown = admin_client.get(url)
    admin_client.post(url, {"post": "yes"})

    assert "protected" in shown.content.decode()
    assert Person.objects.filter(pk=signatory.person.pk).exists()


def test_what_stands_in_the_way_is_said_before_who_may_clear_it(admin_client):
    identity = make.make_identity()

    response = admin_client.get(page("org_organisation_delete", identity.organisation.pk))

    assert response.context["protected"]
    assert not response.context["perms_lacking"]
    assert Organisation.objects.home().exists()


def test_posts_are_listed_as_held_on_a_day(admin_client):
    old = make.make_post(title="President", ends_on=date(2023, 4, 3))
    make.make_post(title="Chairman", starts_on=date(2023, 4, 4))

    response = admin_client.get(page("org_post_changelist"), {"held_on": "2023-04-03"})

    assert list(response.context["cl"].result_list) == [Post.objects.get(pk=old.pk)]


@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "\x00", "１２"])
def test_a_day_that_is_none_leads_back_to_the_list(admin_client, day):
    response = admin_client.get(page("org_post_changelist"), {"held_on": day}, follow=True)

    assert response.status_code == 200


def test_the_list_of_site_identities_is_its_form(admin_client):
    add = admin_client.get(page("org_siteidentity_changelist"))
    identity = make.make_identity()
    change = admin_client.get(page("org_siteidentity_changelist"))

    assert add.url == page("org_siteidentity_add")
    assert change.url == page("org_siteidentity_change", identity.pk)


def test_there_is_no_second_site_identity_and_no_way_to_delete_it(admin_client):
    identity = make.make_identity()

    assert admin_client.get(page("org_siteidentity_add")).status_code == 403
    assert admin_client.post(page("org_siteidentity_delete", identity.pk)).status_code == 403
