"""Whom a preview is for, and until when."""

from datetime import datetime, time, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from apps.org.texts import require_printable

from ..models import PreviewLink

DAYS = (1, 3, 7, 14, 30)
A_DAY = "day"
END_OF_DAY = time(23, 59, 59)
LONGEST = timedelta(days=366)


def _days():
    """In the language of the page, which is not known when this file is read."""
    return [(str(days), ngettext("%d day", "%d days", days) % days) for days in DAYS]


class PreviewForm(forms.Form):
    """`given()` is what the workflow asks for."""

    to = forms.CharField(
        label=_("For"),
        max_length=PreviewLink._meta.get_field("given_to").max_length,
        help_text=_("Who gets it, so that you know which to revoke. They see this name."),
        validators=[require_printable],
    )
    valid_for = forms.ChoiceField(
        label=_("Valid for"),
        choices=lambda: [*_days(), (A_DAY, _("until the end of a day:"))],
        initial="7",
    )
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Only for “until the end of a day”."),
    )
    may_comment = forms.BooleanField(
        label=_("May comment"),
        required=False,
        help_text=_("What they say stands with the article, under the name they give."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)

    def clean(self):
        super().clean()
        day = self.cleaned_data.get("until")
        if self.cleaned_data.get("valid_for") != A_DAY or "until" in self.errors:
            return
        today = timezone.localdate()
        if day is None:
            self.add_error("until", _("Choose the last day."))
        elif day < today:
            self.add_error("until", _("That day has passed."))
        elif day - today > LONGEST:
            self.add_error("until", _("A preview is valid for a year at most."))

    def given(self) -> dict:
        chosen = self.cleaned_data["valid_for"]
        if chosen == A_DAY:
            until = timezone.make_aware(datetime.combine(self.cleaned_data["until"], END_OF_DAY))
        else:
            until = timezone.now() + timedelta(days=int(chosen))
        typed = {name: self.cleaned_data[name] for name in ("to", "may_comment")}
        return typed | {"until": until}
