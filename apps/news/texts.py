"""A text on its way to becoming a revision."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Self

from apps.org.models import Department, Organisation, Person, Picture
from apps.partners.models import Agreement, Occasion

from .choices import ChangeKind

# What a text is about.
RELATIONS = ("agreements", "occasions", "people", "organisations", "departments")


@dataclass(frozen=True)
class Text:
    """What an editor writes, and what it is about; a Revision is a Text that has been kept."""

    title: str
    summary: str = ""
    dateline: str = ""
    dated_on: date | None = None
    body: str = ""
    lead_picture: Picture | None = None
    change_kind: str = ChangeKind.MINOR
    change_note: str = ""
    agreements: Iterable[Agreement] = frozenset()
    occasions: Iterable[Occasion] = frozenset()
    people: Iterable[Person] = frozenset()
    organisations: Iterable[Organisation] = frozenset()
    departments: Iterable[Department] = frozenset()

    def __post_init__(self):
        """Two texts about the same are the same, whatever the order it was said in."""
        for name in RELATIONS:
            object.__setattr__(self, name, frozenset(getattr(self, name)))

    @classmethod
    def of(cls, revision) -> Self:
        columns = {field.name for field in fields(cls)} - set(RELATIONS)
        about = {name: getattr(revision, name).all() for name in RELATIONS}
        return cls(**{name: getattr(revision, name) for name in columns}, **about)

    def is_in(self, revision) -> bool:
        """Does a revision say exactly this? What it is about is asked for where the words agree."""
        words = self.as_fields().items()
        return all(getattr(revision, name) == value for name, value in words) and (
            Text.of(revision) == self
        )

    def as_fields(self) -> dict:
        """What stands in the columns of a revision."""
        names = [field.name for field in fields(self) if field.name not in RELATIONS]
        return {name: getattr(self, name) for name in names}

    def about(self) -> dict:
        """What it is about, by the name of the relation."""
        return {name: getattr(self, name) for name in RELATIONS}
