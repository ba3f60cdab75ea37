"""Addresses of the pages of a list."""

from django import template

from ..addresses import at_page

register = template.Library()

register.simple_tag(at_page)


@register.simple_tag
def page_numbers(page):
    """The first page, the neighbours of this one and the last, with a sign for each gap."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
