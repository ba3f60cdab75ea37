"""What pages say of an agreement or an occasion, before and after somebody has edited it.

Facts are its kind, its dates, its parties, and those it credits with the names, titles and side of
the day. What was not known before may be filled in; what is changed or taken away is a correction.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from apps.org.texts import lines, translated

from .choices import DatePrecision
from .models import Agreement, Attendance, Occasion, Signatory
from .models.party import Credit
from .templatetags.register_tags import known_to

KNOWN = {DatePrecision.YEAR: 1, DatePrecision.MONTH: 2, DatePrecision.DAY: 3}


@dataclass(frozen=True)
class Day:
    """A date as exactly as it is known."""

    day: date
    precision: str = DatePrecision.DAY

    def __str__(self):
        return known_to(self.day, self.precision)

    def is_refined_by(self, other: "Day") -> bool:
        """Does the other say the same, and perhaps more?"""
        parts = KNOWN[self.precision]
        same = self.day.timetuple()[:parts] == other.day.timetuple()[:parts]
        return same and KNOWN[other.precision] >= parts


@dataclass
class Facts:
    """`values` by what they are about; `credits` by the key of the row, and who that is."""

    values: dict[tuple, str | Day] = field(default_factory=dict)
    credits: dict[int, tuple] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def add(self, about: tuple, value: str | Day | None) -> None:
        if value:
            self.values[about] = value


def public_facts(thing: Agreement | Occasion) -> Facts | None:
    """What visitors read of it, as it is stored; None where they may not know of it."""
    stored = type(thing).objects.public().filter(pk=thing.pk).first()
    return facts_of(stored) if stored else None


def facts_of(thing: Agreement | Occasion) -> Facts:
    facts = Facts()
    if isinstance(thing, Agreement):
        facts.add(("kind",), str(thing.get_kind_display()))
        facts.add(("day", "signed_on"), _day(thing.signed_on, thing.signed_precision))
        for name in ("effective_on", "expires_on"):
            facts.add(("day", name), _day(getattr(thing, name)))
        for party in thing.parties.select_related("organisation"):
            for column, name in _names(party, party.organisation):
                facts.add(("party", party.organisation_id, column), name)
        _add_credits(facts, thing.signatories.select_related("person", "party__organisation"))
    else:
        facts.add(("day", "held_on"), _day(thing.held_on, thing.held_precision))
        facts.add(("day", "held_until"), _day(thing.held_until))
        _add_credits(facts, thing.attendances.select_related("person", "side"))
    return facts


def changes(before: Facts, after: Facts) -> list[str]:
    """What was told and is told otherwise, or no more, each as words for an editor."""
    rows = _same_rows(before, after)
    gone = [_("“%(was)s” is gone") % {"was": name} for pk, name in before.names.items()
            if rows[pk] is None]  # fmt: skip
    changed = (
        _changed(was, after.values.get(_moved(about, rows)))
        for about, was in before.values.items()
        if not (about[0] == "credit" and rows[about[1]] is None)
    )
    return list(dict.fromkeys(filter(None, [*changed, *gone])))


def _changed(was: str | Day, now: str | Day | None) -> str:
    """Words, or nothing where it says the same."""
    if was == now or (isinstance(was, Day) and isinstance(now, Day) and was.is_refined_by(now)):
        return ""
    told = _("“%(was)s” is now “%(now)s”") if now else _("“%(was)s” is gone")
    return told % {"was": was, "now": now}


def _day(day: date | None, precision: str = DatePrecision.DAY) -> Day | None:
    return Day(day, precision) if day and precision in KNOWN else None


def _names(row, named) -> Iterator[tuple[str, str]]:
    """As printed, else as the register has it, in each language."""
    for printed, column in zip(translated("printed_name"), translated("name"), strict=True):
        yield column, getattr(row, printed) or (getattr(named, column) if named else "") or ""


def _add_credits(facts: Facts, credits: Iterable[Signatory | Attendance]) -> None:
    for row in credits:
        side, shown = row.for_whom, []
        for column, name in _names(row, row.person):
            facts.add(("credit", row.pk, column), name)
            shown.append(name)
        for column in translated("printed_titles"):
            titles = ", ".join(lines(getattr(row, column)))
            facts.add(("credit", row.pk, column), titles)
            shown.append(titles)
        facts.add(("credit", row.pk, "side"), str(side) if side else None)
        facts.credits[row.pk] = _identity(row, shown)
        facts.names[row.pk] = next(filter(None, shown), "")


def _identity(row: Credit, shown: list[str]) -> tuple:
    """By which a row is known again that was written anew."""
    side = row.for_whom.pk if row.for_whom else None
    return (side, row.person_id) if row.person_id else (side, None, *shown)


def _same_rows(before: Facts, after: Facts) -> dict[int, int | None]:
    """Where each row of before stands now."""
    anew = {who: pk for pk, who in after.credits.items() if pk not in before.credits}
    return {pk: pk if pk in after.credits else anew.get(who) for pk, who in before.credits.items()}


def _moved(about: tuple, rows: dict[int, int | None]) -> tuple:
    return ("credit", rows[about[1]], *about[2:]) if about[0] == "credit" else about
