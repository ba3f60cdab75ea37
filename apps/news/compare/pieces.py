"""Words marked as the same, removed or added, and how what stayed is set otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from .sequences import matched

Style = frozenset[tuple[str, str]]  # what a word is set in, and for a link its address
Word = tuple[str, Style]
PLAIN: Style = frozenset()
LONG = 600  # characters of unchanged words that are shown in full
EDGE = 160


@dataclass(frozen=True)
class Piece:
    """A run of words with one mark: same, removed, added, or restyled (same words, set anew)."""

    mark: str
    text: str
    before: Style = PLAIN
    after: Style = PLAIN

    @property
    def notes(self) -> list[str]:
        """What is to be said of it beside its words."""
        if self.mark == "restyled":
            gone, new = (sorted(self.before - self.after), sorted(self.after - self.before))
            return [_("no longer: %s") % _name(each) for each in gone] + [
                _("now: %s") % _name(each) for each in new
            ]
        return [] if self.mark == "same" else [_name(each) for each in sorted(self.set_in)]

    @property
    def set_in(self) -> Style:
        return self.before if self.mark == "removed" else self.after

    @property
    def is_long(self) -> bool:
        return self.mark == "same" and len(self.text) > LONG

    @property
    def start(self) -> str:
        return self.text[:EDGE]

    @property
    def end(self) -> str:
        return self.text[-EDGE:]


def marked(before: list[Word], after: list[Word]) -> tuple[Piece, ...]:
    """The removed and the same words are `before`; the added and the same ones are `after`."""
    pieces: list[Piece] = []
    for is_same, old, new in _smooth(list(_runs(before, after))):
        if is_same:
            pieces += _same(old, new)
        else:
            pieces += [Piece("removed", text, before=style) for style, text in _by_style(old)]
            pieces += [Piece("added", text, after=style) for style, text in _by_style(new)]
    return tuple(pieces)


Run = tuple[bool, list[Word], list[Word]]


def _runs(before: list[Word], after: list[Word]) -> Iterator[Run]:
    """In turn what is the same and what is not."""
    at = there = 0
    matches = matched([text for text, _style in before], [text for text, _style in after])
    for start, start_there, length in [*matches, (len(before), len(after), 0)]:
        if start > at or start_there > there:
            yield False, before[at:start], after[there:start_there]
        at, there = start + length, start_there + length
        if length:
            yield True, before[start:at], after[start_there:there]


def _smooth(runs: list[Run]) -> list[Run]:
    """Without islands: what stayed between two changes, and is shorter than both, is one with them.

    So that another name reads as another name, not as the letters it happens to share.
    """
    kept: list[Run] = []
    for run in runs:
        is_island = (
            len(kept) > 1
            and not run[0]
            and _length(kept[-1]) <= min(_length(kept[-2]), _length(run))
        )
        if is_island:
            island, change = kept.pop(), kept.pop()
            run = (False, change[1] + island[1] + run[1], change[2] + island[2] + run[2])
        kept.append(run)
    return kept


def _length(run: Run) -> int:
    return max(sum(len(text) for text, _style in words) for words in run[1:])


def _same(old: list[Word], new: list[Word]) -> list[Piece]:
    pairs = [(text, style, now) for (text, style), (_text, now) in zip(old, new, strict=True)]
    return [
        Piece(
            "same" if style == now else "restyled", "".join(pair[0] for pair in group), style, now
        )
        for (style, now), group in groupby(pairs, key=lambda pair: pair[1:])
    ]


def _by_style(words: list[Word]) -> list[tuple[Style, str]]:
    groups = groupby(words, key=lambda word: word[1])
    return [(style, "".join(text for text, _style in group)) for style, group in groups]


def _name(style: tuple[str, str]) -> str:
    """A setting in words."""
    kind, value = style
    names = {
        "strong": _("bold"),
        "em": _("italic"),
        "sub": _("lowered"),
        "sup": _("raised"),
        "a": _("link to %s") % value,
        "title": _("link with the hint “%s”") % value,
        "lang": _("marked as language “%s”") % value,
    }
    return names[kind]
