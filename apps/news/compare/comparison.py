"""All that two texts say and are about, held against each other."""

from dataclasses import dataclass, field, replace

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.org.models import Picture

from ..body import pictures_in
from ..choices import ChangeKind
from ..models import Revision
from ..texts import RELATIONS, Text
from .blocks import blocks
from .passages import Fold, Passage, folded, passages
from .pieces import PLAIN, Piece, marked
from .words import words

BY_WORDS = ("title", "summary", "dateline")


@dataclass(frozen=True)
class Line:
    """A part of the text that is one string: the title, the date, the note to readers."""

    name: str
    pieces: tuple[Piece, ...]
    is_typed: bool = True  # in the language of the article; else in that of the page

    @property
    def is_same(self) -> bool:
        return all(piece.mark == "same" for piece in self.pieces)


@dataclass(frozen=True)
class Pictures:
    """The lead picture before and after."""

    before: Picture | None
    after: Picture | None

    @property
    def is_same(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True)
class Facts:
    """What it is about, of one kind: names that went, came and stayed, each in their order."""

    name: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def is_same(self) -> bool:
        return not self.removed and not self.added


@dataclass(frozen=True)
class Comparison:
    lines: tuple[Line, ...]
    lead: Pictures
    passages: tuple[Passage, ...]
    facts: tuple[Facts, ...]
    is_other_markup: bool = field(default=False)  # bodies that read the same and are not the same

    @property
    def is_same(self) -> bool:
        """Nothing of it has changed."""
        parts = [*self.lines, self.lead, *self.facts]
        return self.is_same_body and all(part.is_same for part in parts)

    @property
    def is_same_body(self) -> bool:
        is_read_same = all(passage.mark == "same" for passage in self.passages)
        return is_read_same and not self.is_other_markup

    @property
    def changed_lines(self) -> list[Line]:
        return [line for line in self.lines if not line.is_same]

    @property
    def changed_facts(self) -> list[Facts]:
        return [facts for facts in self.facts if not facts.is_same]

    @property
    def folded(self) -> list[Passage | Fold]:
        """The body with what is unchanged for long left out."""
        return folded(list(self.passages))


def compare(before: Text | Revision, after: Text | Revision) -> Comparison:
    """What `after` changes against `before`. One query more where there are figures."""
    old, new = (each if isinstance(each, Text) else Text.of(each) for each in (before, after))
    found = passages(blocks(old.body), blocks(new.body))
    is_read_same = all(passage.mark == "same" for passage in found)
    return Comparison(
        lines=tuple(_lines(old, new)),
        lead=Pictures(old.lead_picture, new.lead_picture),
        passages=tuple(_with_pictures(found, old, new)),
        facts=tuple(_facts(name, old, new) for name in RELATIONS),
        is_other_markup=is_read_same and old.body != new.body,
    )


def _lines(old: Text, new: Text) -> list[Line]:
    by_words = [_line(name, getattr(old, name), getattr(new, name)) for name in BY_WORDS]
    dates = Line(_label("dated_on"), _whole(_day(old.dated_on), _day(new.dated_on)), False)
    kinds = (ChangeKind(each.change_kind).label for each in (old, new))
    kind = Line(_label("change_kind"), _whole(*map(str, kinds)), False)
    note = _line("change_note", old.change_note, new.change_note)
    return [*by_words, dates, kind, note]


def _line(name: str, old: str, new: str) -> Line:
    here, there = ([(word, PLAIN) for word in words(text)] for text in (old, new))
    return Line(_label(name), marked(here, there))


def _whole(old: str, new: str) -> tuple[Piece, ...]:
    """A value that is another one as a whole, never in a part of it."""
    return marked([(old, PLAIN)] if old else [], [(new, PLAIN)] if new else [])


def _day(day) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _label(name: str) -> str:
    label = {"dateline": _("place of the dateline")}.get(name)
    return str(label or Revision._meta.get_field(name).verbose_name)


def _with_pictures(found: list[Passage], old: Text, new: Text) -> list[Passage]:
    known = pictures_in(old.body, new.body)
    return [replace(each, picture=known.get(each.block.picture)) for each in found]


def _facts(name: str, old: Text, new: Text) -> Facts:
    here, there = getattr(old, name), getattr(new, name)
    label = str(Revision._meta.get_field(name).verbose_name)
    return Facts(label, *(_names(rows) for rows in (here - there, there - here, here & there)))


def _names(rows) -> tuple[str, ...]:
    return tuple(sorted(str(row) for row in rows))
