"""Filling in a form of the desk as a browser does: what it shows, with some fields changed."""

from django.db.models import Model
from django.urls import reverse


def page(name, *args):
    """The address of a page of the desk: page("org_person_change", 7)."""
    return reverse(f"admin:{name}", args=args)


def submit(client, url, **changes):
    """Send the form at `url`; a file or a field of an inline is named as in the page."""
    return client.post(url, filled(client.get(url)) | {"_save": "1"} | changes)


def filled(response):
    """Everything the form on a page would send as it stands."""
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    forms = [response.context["adminform"].form]
    forms += [form for formset in formsets for form in [formset.management_form, *formset.forms]]
    fields = [field for form in forms for field in form if not field.widget_type.endswith("file")]
    values = {field.html_name: _as_sent(field.value()) for field in fields}
    hidden = [field for field in fields if field.field.show_hidden_initial]
    values |= {field.html_initial_name: str(field.value()) for field in hidden}
    return {name: value for name, value in values.items() if value is not None}


def said(response):
    """Every error the page shows, in its order."""
    formsets = [inline.formset for inline in response.context["inline_admin_formsets"]]
    errors = list(response.context["adminform"].form.errors.values())
    for formset in formsets:
        errors.append(formset.non_form_errors())
        errors += [shown for form in formset.forms for shown in form.errors.values()]
    return [str(message) for shown in errors for message in shown]


def _as_sent(value):
    if value is False:
        return None
    if isinstance(value, list):
        return [item.pk if isinstance(item, Model) else item for item in value]
    return value
