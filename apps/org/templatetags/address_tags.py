"""Addresses of the pages of a list."""

from django import template

from ..addresses import at_page

register = template.Library()

register.simple_tag(at_page)
