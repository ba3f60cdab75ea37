"""A form leads to the public page of what it shows, where there is one."""

import pytest

from tests import factories as make
from tests.desk import page

pytestmark = pytest.mark.django_db


def known_person():
    return make.make_post(organisation=make.make_home()).person


def known_department():
    return make.make_department(make.make_home())


def known_partner():
    return make.make_party().organisation


KNOWN = {
    "person": (known_person, make.make_person),
    "department": (known_department, make.make_department),
    "organisation": (known_partner, make.make_organisation),
}


@pytest.mark.parametrize("model", KNOWN)
@pytest.mark.parametrize("is_known", [True, False])
def test_only_what_visitors_know_has_a_link_to_its_page(admin_client, model, is_known):
    shown = KNOWN[model][0 if is_known else 1]()

    form = admin_client.get(page(f"org_{model}_change", shown.pk)).text

    assert form.count('class="viewsitelink"') == is_known


def test_the_departments_in_the_form_of_an_organisation_have_no_such_link(admin_client):
    department = make.make_department(make.make_home())

    form = admin_client.get(page("org_organisation_change", department.organisation_id)).text

    assert "View on site" not in form
