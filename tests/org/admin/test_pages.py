"""Every list and form of the register opens, with the same queries however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.desk import page

pytestmark = pytest.mark.django_db

LISTS = {
    "organisation": make.make_organisation,
    "department": make.make_department,
    "office": make.make_office,
    "person": lambda: make.make_post().person,
    "post": lambda: make.make_post(department=None),
    "picture": make.make_picture,
    "user": make.make_user,
}


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in captured]


@pytest.mark.parametrize("model", LISTS)
def test_a_list_takes_the_same_queries_with_one_and_three(admin_client, model):
    url = page(f"org_{model}_changelist")
    LISTS[model]()
    admin_client.get(url)

    one = queries(admin_client, url)
    LISTS[model]()
    LISTS[model]()

    assert len(queries(admin_client, url)) == len(one)


@pytest.mark.parametrize("model", [*LISTS, "siteidentity"])
def test_an_empty_form_opens(admin_client, model):
    assert admin_client.get(page(f"org_{model}_add")).status_code == 200


def an_organisation(rows):
    organisation = make.make_organisation()
    for number in range(rows):
        organisation.short_names.create(language="en", name=f"Tower {number}")
        make.make_department(organisation)
    return page("org_organisation_change", organisation.pk)


def an_office(rows):
    office = make.make_office()
    for _ in range(rows):
        make.make_phone(office)
    return page("org_office_change", office.pk)


def a_person(rows):
    person = make.make_person(portrait=make.make_picture())
    for _ in range(rows):
        department = make.make_department()
        make.make_post(person, department.organisation, department=department)
    return page("org_person_change", person.pk)


@pytest.mark.parametrize("make_page", [an_organisation, an_office, a_person])
def test_a_form_takes_the_same_queries_with_one_and_three_rows(admin_client, make_page):
    one, three = make_page(1), make_page(3)
    admin_client.get(one)

    assert len(queries(admin_client, one)) == len(queries(admin_client, three))


@pytest.mark.parametrize("model", LISTS)
def test_a_search_finds_no_error(admin_client, model):
    LISTS[model]()

    assert admin_client.get(page(f"org_{model}_changelist"), {"q": "卡斯柯 '\""}).status_code == 200
