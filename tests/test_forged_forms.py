"""Whatever is sent to a form of the desk, the answer is a page that says what is wrong."""

import pytest
from django.contrib import admin
from django.urls import reverse

pytestmark = pytest.mark.django_db

WRONG = ["x", "-1", "9" * 40, "١", "\x00", "1;2"]
INLINES = ["posts", "parties", "attendances", "department_attendances", "short_names",
           "departments", "phones", "aliases"]  # fmt: skip
MODELS = [pytest.param(model, id=model._meta.label)
          for model in admin.site._registry if model._meta.app_label != "auth"]  # fmt: skip


def forged(model, value):
    """A form that gives this for every field and in a row of every inline."""
    names = [field.name for field in model._meta.get_fields() if not field.auto_created]
    sent = dict.fromkeys([*names, "agreements", "occasions", "people", "lead_picture"], value)
    for inline in INLINES:
        sent |= {f"{inline}-TOTAL_FORMS": "1", f"{inline}-INITIAL_FORMS": "0"}
        for name in ("organisation", "person", "department", "side", "name", "position", "posts"):
            sent[f"{inline}-0-{name}"] = value
    return sent


@pytest.mark.parametrize("model", MODELS)
def test_a_forged_field_is_never_an_error_of_ours(admin_client, model):
    url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")

    answers = [admin_client.post(url, forged(model, value)).status_code for value in WRONG]

    assert set(answers) <= {200, 302, 403}


@pytest.mark.parametrize(
    "query", ["language=zz", "category=abc", "agreements=a,b", f"people={'9' * 40}"]
)
def test_a_form_opens_whatever_its_address_says(admin_client, query):
    assert admin_client.get(f"/admin/news/article/add/?{query}").status_code == 200
