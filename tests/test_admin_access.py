"""Who may come to the desk: every page of every model, so that a new one can't be forgotten."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db

# A page of history says only that there is nothing; tested with something there is below.
WITH_AN_OBJECT = ("history",)


def pages():
    for model_admin in admin.site._registry.values():
        for pattern in model_admin.urls:
            if pattern.name and not pattern.name.endswith(WITH_AN_OBJECT):
                yield pytest.param(pattern.name, list(pattern.pattern.converters), id=pattern.name)


def address(name, arguments):
    """A page about something that is there, so that no answer hides behind “not found”."""
    about = make.make_picture() if "picture" in name else make.make_draft()
    known = {"pk": about.pk, "object_id": about.pk, "number": 1, "id": make.make_user().pk}
    known["name"] = "terms.pdf"
    if "thread" in arguments:
        known["thread"] = make.make_comment(about).pk
    if "link" in arguments:
        known["link"] = make.make_preview_link(about).pk
    return reverse(f"admin:{name}", kwargs={argument: known[argument] for argument in arguments})


PAGES = list(pages())
FOR_ALL_STAFF = {"org_user_me"}
GUARDED = [page for page in PAGES if page.values[0] not in FOR_ALL_STAFF]
MODELS = [pytest.param(model, id=model._meta.label) for model in admin.site._registry]


@pytest.mark.parametrize(("name", "arguments"), PAGES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_asked_to_log_in(client, method, name, arguments):
    response = getattr(client, method)(address(name, arguments))

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


@pytest.mark.parametrize(("name", "arguments"), GUARDED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_staff_without_permission_are_refused(client, method, name, arguments):
    client.force_login(make.make_user())

    response = getattr(client, method)(address(name, arguments))

    assert response.status_code in {403, 405}


@pytest.mark.parametrize("model", MODELS)
def test_whoever_may_only_look_changes_nothing(client, model):
    meta = model._meta
    user = make.make_user()
    user.user_permissions.set(
        Permission.objects.filter(
            content_type__app_label=meta.app_label, codename=f"view_{meta.model_name}"
        )
    )
    client.force_login(user)
    name = f"admin:{meta.app_label}_{meta.model_name}"

    seen = client.get(reverse(f"{name}_changelist"))
    refused = [
        client.get(reverse(f"{name}_add")),
        client.post(reverse(f"{name}_add")),
        client.post(reverse(f"{name}_change", args=["1"])),
        client.post(reverse(f"{name}_delete", args=["1"])),
    ]

    assert seen.status_code == 200
    assert {response.status_code for response in refused} == {403}


@pytest.mark.parametrize("name", ["index", "autocomplete", "jsi18n", "password_change"])
def test_the_desk_itself_is_closed_to_strangers(client, name):
    response = client.get(reverse(f"admin:{name}"))

    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


def test_the_history_of_something_is_for_those_who_may_see_it(client):
    person = make.make_person()
    client.force_login(make.make_user())

    response = client.get(reverse("admin:org_person_history", args=[person.pk]))

    assert response.status_code == 403


def test_names_are_not_given_away_by_a_chooser(client):
    make.make_person()
    client.force_login(make.make_user())

    response = client.get(
        reverse("admin:autocomplete"),
        {"app_label": "org", "model_name": "post", "field_name": "person", "term": "Mei"},
    )

    assert response.status_code == 403
