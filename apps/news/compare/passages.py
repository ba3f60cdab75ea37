"""Bodies held against each other: each paragraph with its counterpart, then word by word."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from apps.org.models import Picture

from .blocks import Block
from .pieces import Piece, marked
from .sequences import matched

ALIKE = 0.3  # what share of their words two paragraphs have in common, to be one that was changed
AROUND = 1  # unchanged passages shown before and after a change


@dataclass(frozen=True)
class Passage:
    """A block in both texts, or in one. `mark`: same, changed, removed, added; of a picture also
    moved-away and moved-here."""

    mark: str
    before: Block | None
    after: Block | None
    pieces: tuple[Piece, ...] = ()
    picture: Picture | None = field(default=None, compare=False)

    @property
    def block(self) -> Block:
        return self.after or self.before

    @property
    def was(self) -> str:
        """What kind of block it was before, where it is another now."""
        is_other = self.before and self.after and self.before.kind != self.after.kind
        return self.before.name if is_other else ""


@dataclass(frozen=True)
class Fold:
    """So many unchanged passages that are left out."""

    count: int
    mark: str = "fold"


def passages(before: list[Block], after: list[Block]) -> list[Passage]:
    found: list[Passage] = []
    at = there = 0
    for start, start_there, length in [*matched(before, after), (len(before), len(after), 0)]:
        found += _gap(before[at:start], after[there:start_there])
        at, there = start + length, start_there + length
        found += [_pair(block, block) for block in before[start:at]]
    return _with_moves(found)


def folded(found: list[Passage], around: int = AROUND) -> list[Passage | Fold]:
    """With what is unchanged for long left out."""
    shown: list[Passage | Fold] = []
    runs = [
        (is_same, list(run)) for is_same, run in groupby(found, lambda each: each.mark == "same")
    ]
    for number, (is_same, run) in enumerate(runs):
        head = around if number else 0
        tail = around if number < len(runs) - 1 else 0
        left_out = len(run) - head - tail
        if not is_same or left_out < 2:
            shown += run
        else:
            shown += [*run[:head], Fold(left_out), *run[len(run) - tail :]]
    return shown


def _pair(old: Block, new: Block) -> Passage:
    pieces = marked(list(old.words), list(new.words))
    return Passage("same" if old == new else "changed", old, new, pieces)


def _gap(old: list[Block], new: list[Block]) -> Iterator[Passage]:
    """What differs: changed where a counterpart is found, else removed and added."""
    partners = _partners(old, new)
    there = 0
    for at, block in enumerate(old):
        if at not in partners:
            yield Passage("removed", block, None, marked(list(block.words), []))
            continue
        yield from map(_added, new[there : partners[at]])
        yield _pair(block, new[partners[at]])
        there = partners[at] + 1
    yield from map(_added, new[there:])


def _added(block: Block) -> Passage:
    return Passage("added", None, block, marked([], list(block.words)))


def _partners(old: list[Block], new: list[Block]) -> dict[int, int]:
    """Of each old block the new one that took over most of its words, each the other's best."""
    here, there = _said(old), _said(new)
    votes: Counter = Counter()
    for start, start_there, length in matched(
        [text for _at, text in here], [text for _at, text in there]
    ):
        for step in range(length):
            votes[here[start + step][0], there[start_there + step][0]] += 1
    sizes = [Counter(at for at, _text in said) for said in (here, there)]
    best: list[dict[int, tuple[int, int]]] = [{}, {}]
    for (one, other), count in votes.items():
        best[0][one] = max(best[0].get(one, (0, 0)), (count, -other))
        best[1][other] = max(best[1].get(other, (0, 0)), (count, -one))
    return {
        one: other
        for (one, other), count in sorted(votes.items())
        if best[0][one] == (count, -other)
        and best[1][other] == (count, -one)
        and 2 * count >= ALIKE * (sizes[0][one] + sizes[1][other])
    }


def _said(blocks: list[Block]) -> list[tuple[int, str]]:
    """All words, each with the number of its block."""
    return [
        (number, text)
        for number, block in enumerate(blocks)
        for text, _style in block.words
        if text[0].isalnum()
    ]


def _with_moves(found: list[Passage]) -> list[Passage]:
    """A picture that went at one place and came at another was moved."""
    gone, new = (
        {each.block.picture for each in found if each.mark == mark and each.block.picture}
        for mark in ("removed", "added")
    )
    moved = gone & new
    names = {"removed": "moved-away", "added": "moved-here"}
    return [
        replace(each, mark=names.get(each.mark, each.mark)) if each.block.picture in moved else each
        for each in found
    ]
