"""Texts of the register on a page of another language."""

from django import template

from ..texts import Wording
from ..texts import in_each_language as wordings_of
from ..texts import worded as wording_of

register = template.Library()


@register.filter
def worded(instance, field="name") -> str:
    """A text marked with its language where it is not the page's: `{{ partner|worded }}`.

    Never empty: without that text, what the instance is called (`{{ agreement|worded:"title" }}`).
    """
    return wording_of(instance, field) or str(instance)


@register.filter
def in_each_language(instance, field="name") -> list[Wording]:
    """A text in every language it is in: `{% for text in site.identity|in_each_language:"name" %}`.

    Each knows its own: `lang="{{ text.language }}"`.
    """
    return wordings_of(instance, field) if instance else []
