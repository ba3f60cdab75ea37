"""A form that was open while a story went out neither hides nor reveals what it shows."""

import pytest

from tests import factories as make
from tests.desk import filled, page

pytestmark = pytest.mark.django_db


def an_agreement(**fields):
    return make.make_agreement([make.make_organisation(), make.make_organisation()], **fields)


MADE = {
    "partners_agreement": (an_agreement, "title_en"),
    "partners_occasion": (make.make_occasion, "title_en"),
    "org_post": (make.make_post, "title_en"),
    "org_department": (make.make_department, "name_en"),
}


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("shown", [True, False])
def test_a_form_opened_before_a_publication_leaves_it_as_it_is(admin_client, name, shown):
    make_row, text = MADE[name]
    row = make_row(is_public=shown)
    url = page(f"{name}_change", row.pk)
    form = filled(admin_client.get(url))
    type(row).objects.update(is_public=not shown)

    admin_client.post(url, form | {text: "Another", "_save": "1"})

    row.refresh_from_db()
    assert (getattr(row, text), row.is_public) == ("Another", not shown)


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("shown", [True, False])
def test_an_editor_decides_what_is_public(admin_client, name, shown):
    row = MADE[name][0](is_public=shown)
    url = page(f"{name}_change", row.pk)
    form = filled(admin_client.get(url))
    form.pop("is_public", None)

    admin_client.post(url, form | ({} if shown else {"is_public": "on"}) | {"_save": "1"})

    row.refresh_from_db()
    assert row.is_public is not shown


@pytest.mark.parametrize("shown", [True, False])
def test_so_it_is_in_the_rows_of_a_person_and_of_an_organisation(admin_client, shown):
    post = make.make_post(is_public=shown)
    department = make.make_department(is_public=shown)
    forms = [
        (page("org_person_change", post.person_id), "posts-0-title_en"),
        (page("org_organisation_change", department.organisation_id), "departments-0-name_en"),
    ]
    opened = [filled(admin_client.get(url)) for url, _text in forms]
    for row in (post, department):
        type(row).objects.update(is_public=not shown)

    for (url, text), form in zip(forms, opened, strict=True):
        admin_client.post(url, form | {text: "Another", "_save": "1"})

    for row in (post, department):
        row.refresh_from_db()
    assert (post.title_en, department.name_en) == ("Another", "Another")
    assert (post.is_public, department.is_public) == (not shown, not shown)


def test_a_form_that_is_shown_again_remembers_what_it_showed_first(admin_client):
    row = an_agreement(is_public=False)
    url = page("partners_agreement_change", row.pk)
    form = filled(admin_client.get(url))
    type(row).objects.update(is_public=True)

    refused = admin_client.post(url, form | {"reference": "", "_save": "1"})

    assert '<input type="hidden" name="initial-is_public" value="False"' in refused.text
