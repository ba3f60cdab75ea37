"""A public fact of the register is changed only with a note to readers."""

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User
from apps.org.texts import translated

from .aggregates import moment
from .facts import Facts, changes, public_facts
from .models import Agreement, Occasion, RegisterCorrection

MOST_NAMED = 3


class Untold(Exception):  # noqa: N818 — reads as what it is
    """A public fact would change, and readers are not told; the message names it."""


def correct(
    thing: Agreement | Occasion,
    told: Facts | None,
    notes: Mapping[str, str],
    *,
    by: User | None,
    at: datetime | None = None,
) -> RegisterCorrection | None:
    """Keep the note where what visitors were told, `told`, is no longer what pages say.

    `notes` are by column. Call it in the transaction that changed the thing, after its last row.
    Raises Untold where a note is wanted and there is none.
    """
    now = public_facts(thing) if told else None
    found = changes(told, now) if told and now else []
    if not found:
        return None
    if not any(notes.get(column) for column in translated("note")):
        raise Untold(_demand(found))
    return keep(thing, notes, by=by, at=at)


def keep(
    thing: Agreement | Occasion,
    notes: Mapping[str, str],
    *,
    by: User | None,
    at: datetime | None = None,
) -> RegisterCorrection:
    about = {"agreement" if isinstance(thing, Agreement) else "occasion": thing}
    return RegisterCorrection.objects.create(by=by, at=at or timezone.now(), **about, **notes)


def corrections_of(agreement: Agreement) -> list[RegisterCorrection]:
    """Of an agreement as `with_corrections()` gives it and of its public occasions, newest
    first."""
    rows = [*(agreement.correction_rows or []), *(agreement.occasion_correction_rows or [])]
    told = [RegisterCorrection(**row | {"at": moment(row["at"])}) for row in rows]
    return sorted(told, key=lambda correction: (correction.at, correction.pk), reverse=True)


def _demand(found: list[str]) -> str:
    told = found[:MOST_NAMED]
    if len(found) > MOST_NAMED:
        told.append(_("and %(number)s more") % {"number": len(found) - MOST_NAMED})
    return _(
        "%(facts)s: visitors read this already. Tell them what was wrong and what is right."
    ) % {"facts": "; ".join(told)}
