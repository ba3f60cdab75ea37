"""Planned moments, on the clock of the site."""

from django import template

from ..zone import told, zone_at

register = template.Library()

register.filter("told", told)
register.filter("zone", zone_at)
