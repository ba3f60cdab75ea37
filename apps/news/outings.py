"""When each text of a story was public."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from apps.partners.aggregates import moment

from .choices import Action


@dataclass(frozen=True)
class Outing:
    """A text that was live; `until` is None while it is.

    `before` is the number of the text that was live before it, if one was.
    """

    number: int
    kind: str
    note: str
    since: datetime
    until: datetime | None = None
    before: int | None = None

    @property
    def first_day(self) -> date:
        return timezone.localdate(self.since)

    @property
    def last_day(self) -> date | None:
        return self.until and timezone.localdate(self.until)


def outings_of(article) -> list[Outing]:
    """Of an article as `with_notes()` gives it, in the order of time."""
    moves = sorted(article.text_rows or [], key=lambda row: (moment(row["at"]), row["pk"]))
    ends = [moment(row["at"]) for row in moves[1:]] + [None] * bool(moves)
    outings: list[Outing] = []
    for row, end in zip(moves, ends, strict=True):
        if row["action"] == Action.PUBLISHED:
            before = outings[-1].number if outings else None
            number, kind, note = row["number"], row["kind"], row["text"]
            outings.append(Outing(number, kind, note, moment(row["at"]), end, before))
    return outings
