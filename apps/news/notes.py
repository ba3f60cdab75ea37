"""What readers are told of the changes to a story since they could first read it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .choices import ChangeKind


@dataclass(frozen=True)
class Note:
    """The note of a text that was live, whether it still is or not; `number` is the text's."""

    number: int
    kind: str
    text: str
    live_at: datetime

    @property
    def is_correction(self) -> bool:
        return self.kind == ChangeKind.CORRECTION

    @property
    def day(self) -> date:
        return timezone.localdate(self.live_at)

    @property
    def heading(self) -> str:
        """“Correction, 21 October 2024”."""
        heading = _("Correction, %(day)s") if self.is_correction else _("Update, %(day)s")
        return heading % {"day": date_format(self.day, "DATE_FORMAT")}


def notes_of(article) -> list[Note]:
    """All notes of an article as `with_notes()` gives it, newest first."""
    notes = [_note(**row) for row in article.note_rows or []]
    return sorted(notes, key=lambda note: (note.live_at, note.number), reverse=True)


def _note(at: str, **row) -> Note:
    moment = parse_datetime(at)
    return Note(live_at=moment if moment.tzinfo else moment.replace(tzinfo=UTC), **row)
