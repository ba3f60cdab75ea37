"""Whatever the desk saves or deletes renews the public pages."""

import pytest

from apps.org.models import ContentVersion, Person
from tests import factories as make
from tests.desk import page, submit

pytestmark = pytest.mark.django_db


def test_what_is_saved_renews_the_public_pages(admin_client):
    person = make.make_person()
    before = ContentVersion.current()

    submit(admin_client, page("org_person_change", person.pk), name_en="Mei Xiaobo the Younger")

    assert ContentVersion.current() > before


def test_what_is_refused_renews_nothing(admin_client):
    person = make.make_person()
    before = ContentVersion.current()

    submit(admin_client, page("org_person_change", person.pk), name_en="", key="")

    assert ContentVersion.current() == before


def test_what_is_deleted_renews_the_public_pages(admin_client):
    person = make.make_person()
    before = ContentVersion.current()

    admin_client.post(page("org_person_delete", person.pk), {"post": "yes"})

    assert (Person.objects.count(), ContentVersion.current() > before) == (0, True)


def test_what_is_deleted_by_the_dozen_renews_the_public_pages(admin_client):
    people = [make.make_person().pk for _ in range(2)]
    before = ContentVersion.current()

    data = {"action": "delete_selected", "_selected_action": people, "post": "yes"}
    admin_client.post(page("org_person_changelist"), data)

    assert (Person.objects.count(), ContentVersion.current() > before) == (0, True)
