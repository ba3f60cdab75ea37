"""Choosing a moment: by the clock of the site, which is named beside the field."""

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..zone import both_readings, offset_of, zone_at

FARTHEST = timedelta(days=3653)  # a year mistyped is noticed
AS_BROWSERS_SEND = "%Y-%m-%dT%H:%M"


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self):
        super().__init__(format=AS_BROWSERS_SEND)


class MomentField(forms.DateTimeField):
    """A day and a time that clocks of the site will show exactly once."""

    widget = MomentInput
    default_error_messages = {
        "required": gettext_lazy("Choose a day and a time."),
        "invalid": gettext_lazy("Enter a day and a time, as in 2026-11-24 09:00."),
    }

    def to_python(self, value):
        try:
            moment = super().to_python(value)
        except ValidationError as error:
            if error.code == "ambiguous_timezone":
                raise ValidationError(_why_not(error.params["datetime"])) from error
            raise
        if moment and moment > timezone.now() + FARTHEST:
            raise ValidationError(_("That is more than ten years ahead: look at the year."))
        return moment

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        moment = bound.initial or timezone.now()
        bound.help_text = _("Time of %(zone)s.") % {"zone": zone_at(moment)}
        return bound


def _why_not(clock) -> str:
    first, second = both_readings(clock)
    said = {"time": f"{clock:%H:%M}", "day": f"{clock:%Y-%m-%d}", "first": offset_of(first),
            "second": offset_of(second)}  # fmt: skip
    if first.utcoffset() < second.utcoffset():
        message = _(
            "On %(day)s clocks are put forward, and there is no %(time)s:"
            " choose a time before or after that hour."
        )
    else:
        message = _(
            "On %(day)s clocks are put back, and %(time)s comes twice, first at %(first)s and then"
            " at %(second)s: choose a time before or after that hour."
        )
    return message % said
