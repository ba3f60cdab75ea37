"""Texts of the register on a page of another language."""

from django import template

from ..texts import worded as wording_of

register = template.Library()


@register.filter
def worded(instance, field="name") -> str:
    """A text marked with its language where it is not the page's: `{{ partner|worded }}`.

    Never empty: without that text, what the instance is called (`{{ agreement|worded:"title" }}`).
    """
    return wording_of(instance, field) or str(instance)
