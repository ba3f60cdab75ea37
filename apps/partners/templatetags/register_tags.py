"""Showing what the register knows no more exactly than it knows it."""

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import pgettext

from ..choices import DatePrecision

register = template.Library()

FORMATS = {
    DatePrecision.DAY: "DATE_FORMAT",
    DatePrecision.MONTH: "YEAR_MONTH_FORMAT",
}


@register.filter
def known_to(day: date | None, precision: str) -> str:
    """A date to the precision it is known: `{{ agreement.signed_on|known_to:"month" }}`."""
    if day and precision == DatePrecision.YEAR:
        return pgettext("a year", "%(number)s") % {"number": day.year}
    return date_format(day, FORMATS[precision]) if day and precision in FORMATS else ""


@register.filter
def iso_known_to(day: date | None, precision: str) -> str:
    """The same for the `datetime` attribute of `<time>`: 2024-09-06, 2024-09 or 2024."""
    lengths = {DatePrecision.DAY: 10, DatePrecision.MONTH: 7, DatePrecision.YEAR: 4}
    return day.isoformat()[: lengths[precision]] if day and precision in lengths else ""
