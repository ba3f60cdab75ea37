"""A text on its way to becoming a revision."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Self

from apps.org.models import Picture

from .choices import ChangeKind


@dataclass(frozen=True)
class Text:
    """What an editor writes; a Revision is a Text that has been kept."""

    title: str
    summary: str = ""
    dateline: str = ""
    dated_on: date | None = None
    body: str = ""
    lead_picture: Picture | None = None
    change_kind: str = ChangeKind.MINOR
    change_note: str = ""

    @classmethod
    def of(cls, revision) -> Self:
        return cls(**{field.name: getattr(revision, field.name) for field in fields(cls)})

    def as_fields(self) -> dict:
        return {field.name: getattr(self, field.name) for field in fields(self)}
