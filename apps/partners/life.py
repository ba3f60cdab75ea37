"""The life of an agreement as a line of dated events."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.org.texts import worded

from .choices import DatePrecision, OccasionKind
from .models import Agreement, Occasion


@dataclass
class Milestone:
    """`what` happened on a day; `more` says which, and leads to `url` where that has a page."""

    day: date | None
    what: str
    more: str = ""
    url: str = ""
    precision: str = DatePrecision.DAY
    is_latest: bool = False


def life(
    agreement: Agreement,
    occasions: Iterable[Occasion],
    later: Iterable[Agreement],
    on: date | None = None,
) -> list[Milestone]:
    """Oldest first; the latest that has come to pass by a day is marked, what lies ahead follows.

    `later` are the agreements that supplement or replace this one.
    """
    on = on or timezone.localdate()
    line = [
        *_signed(agreement, occasions),
        *(_followed(agreement, other) for other in later),
        Milestone(agreement.effective_on, _("In force from")),
    ]
    if agreement.ended_on and agreement.ended_on <= on:  # that it will end may be no news yet
        line.append(Milestone(agreement.ended_on, _("Ended"), more=agreement.end_reason))
    else:
        line.append(Milestone(agreement.expires_on, _("Expires")))
    line = sorted((stone for stone in line if stone.day), key=lambda stone: stone.day)
    for stone in reversed(line):
        if stone.day <= on:
            stone.is_latest = True
            break
    return line


def _signed(agreement: Agreement, occasions: Iterable[Occasion]) -> list[Milestone]:
    """The signing with its ceremony, where that was on the same day, and the other occasions."""
    signed = Milestone(
        agreement.signed_on, pgettext("a milestone", "Signed"), precision=agreement.signed_precision
    )
    line = [signed]
    for occasion in occasions:
        met = _met(occasion)
        is_ceremony = occasion.kind == OccasionKind.CEREMONY and not signed.more
        if is_ceremony and (met.day, met.precision) == (signed.day, signed.precision):
            signed.more = met.more
        else:
            line.append(met)
    return line


def _met(occasion: Occasion) -> Milestone:
    what, title = occasion.get_kind_display(), worded(occasion, "title")
    return Milestone(occasion.held_on, what, title, precision=occasion.held_precision)


def _followed(agreement: Agreement, other: Agreement) -> Milestone:
    what = _("Replaced by") if other.replaces_id == agreement.pk else _("Supplemented by")
    title = worded(other, "title") or other.reference
    return Milestone(other.signed_on, what, title, other.get_absolute_url(), other.signed_precision)
