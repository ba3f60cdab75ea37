"""What not everybody at the desk may know of, where lists of another kind would name it.

The admin of such a model says so by `hidden_among(objects, request)`: those of them, and of their
parts, that the person who asks may not know of.
"""

from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Picture


def hidden_among(objects, request, site) -> set:
    """Those of any kind that this person may not know of."""
    admins = site._registry.values()
    asked = [admin.hidden_among for admin in admins if hasattr(admin, "hidden_among")]
    return {each for ask in asked for each in ask(objects, request)}


def looks_back(model, lookup: str) -> bool:
    """Would a list be filtered by what points at it? That tells of more than the list shows."""
    name = lookup.partition("__")[0]
    return any(field.name == name for field in model._meta.related_objects)


def what_holds(objs, request, site) -> list[str]:
    """Why these can't be deleted by somebody who may not know of all that hangs on them.

    Empty where they may. What is hidden is counted by nobody, and named only if it alone is in
    the way.
    """
    collector = NestedObjects(using=DEFAULT_DB_ALIAS, origin=objs)
    collector.collect(objs)
    touched = {each for rows in collector.model_objs.values() for each in rows}
    touched |= _texts_that_show(touched, site)
    if not hidden_among(touched | collector.protected, request, site):
        return []
    held = _("Something that is limited to named staff depends on it.")
    known = collector.protected - hidden_among(collector.protected, request, site)
    return sorted(f"{capfirst(each._meta.verbose_name)}: {each}" for each in known) or [held]


def _texts_that_show(objects, site) -> set:
    """A figure in a text is no field, but needs its picture all the same."""
    admins = site._registry.values()
    asked = [admin.uses_of_picture for admin in admins if hasattr(admin, "uses_of_picture")]
    pictures = [each for each in objects if isinstance(each, Picture)]
    return {use for ask in asked for picture in pictures for use in ask(picture)}
