"""What readers are told of the changes to a story since they could first read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.org.texts import translated, worded
from apps.partners.aggregates import moment
from apps.partners.models import RegisterCorrection

from .choices import ChangeKind
from .outings import outings_of

TOLD = {ChangeKind.UPDATE, ChangeKind.CORRECTION}


@dataclass(frozen=True)
class Note:
    """The note of a text that was live, whether it still is or not; `number` is the text's.

    `before` is the number of the text that was live before it, if one was.
    """

    number: int
    kind: str
    text: str
    live_at: datetime
    before: int | None = None

    @property
    def anchor(self) -> str:
        return f"note-{self.number}"

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


class RegisterNote(Note):
    """The correction of an agreement or occasion a story is about; `number` is its own."""

    @property
    def anchor(self) -> str:
        return f"note-register-{self.number}"


def notes_of(article) -> list[Note]:
    """The notes of an article's own texts, as `with_notes()` gives it, newest first."""
    return newest_first(
        Note(text.number, text.kind, text.note, text.since, text.before)
        for text in outings_of(article)
        if text.kind in TOLD
    )


def register_notes_of(article) -> list[Note]:
    """The corrections of what an article's live text is about, since it was first public."""
    rows = [*(article.agreement_note_rows or []), *(article.occasion_note_rows or [])]
    notes = (_register_note(row) for row in rows)
    return newest_first(note for note in notes if note.live_at >= article.first_published_at)


def newest_first(notes: Iterable[Note]) -> list[Note]:
    return sorted(notes, key=lambda note: (note.live_at, note.number), reverse=True)


def _register_note(row: dict) -> Note:
    columns = {column: row[column] for column in translated("note")}
    text = worded(RegisterCorrection(**columns), "note")
    return RegisterNote(row["pk"], ChangeKind.CORRECTION, text, moment(row["at"]))
