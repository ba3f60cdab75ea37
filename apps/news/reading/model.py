"""What a reading holds. Every fact carries the span of the characters it was read from."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` of the text that was read."""

    start: int
    end: int


@dataclass(frozen=True)
class Mention:
    """Words of the text: `reading.text[span.start:span.end] == text`."""

    text: str
    span: Span


@dataclass(frozen=True)
class DateMention:
    """A date as the text gives it; the year is None where the text has none."""

    year: int | None
    month: int
    day: int
    span: Span
    is_range: bool = False

    @property
    def value(self) -> date | None:
        return date(self.year, self.month, self.day) if self.year else None


@dataclass(frozen=True)
class DatedFact:
    """A day, and the words it was read from; an empty span where the text has none.

    `is_year_inferred`: from the day of publication.
    """

    value: date
    span: Span
    is_year_inferred: bool = False


@dataclass(frozen=True)
class Party:
    name: Mention
    alias: Mention | None = None


@dataclass(frozen=True)
class RoleMention:
    """`role` is signed, witnessed, spoke or attended; `span` marks the words that say so."""

    role: str
    span: Span


@dataclass(frozen=True)
class Participant:
    """A person who took part, with all titles and roles that any mention gives."""

    name: Mention
    titles: tuple[Mention, ...]
    organisation: Mention | None
    roles: tuple[RoleMention, ...]
    mentions: tuple[Span, ...]


@dataclass(frozen=True)
class Unit:
    """A department, with the words for its organisation."""

    name: Mention
    organisation: Mention | None


@dataclass(frozen=True)
class KindMention:
    """A kind of agreement (a key of the register's kinds) and the words for it."""

    kind: str
    mention: Mention


@dataclass(frozen=True)
class Layout:
    """The parts of a page: what is above the text, the text, what is below it."""

    headline: Mention | None
    head: Span
    paragraphs: tuple[Span, ...]
    footer: Span


@dataclass(frozen=True)
class Reading:
    """The facts of one page. `language` is "en" or "zh"; `event` "signing", "visit" or None."""

    text: str
    language: str
    event: str | None
    headline: Mention | None
    published: DatedFact | None
    signing: DatedFact | None
    signing_words: DateMention | None
    kinds: tuple[KindMention, ...]
    parties: tuple[Party, ...]
    people: tuple[Participant, ...]
    departments: tuple[Unit, ...]
    areas: tuple[Mention, ...]
    paragraphs: tuple[Mention, ...]
    footer: Mention

    def party_named(self, words: str) -> Party | None:
        """The party these words name, by its name or alias."""
        wanted = words.casefold()
        for party in self.parties:
            names = [party.name.text] + ([party.alias.text] if party.alias else [])
            if wanted in (name.casefold() for name in names):
                return party
        return None
