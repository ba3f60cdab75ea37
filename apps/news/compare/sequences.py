"""What two sequences have in common, in the same order; fast however long or different they are."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

# The longest common sequence is asked of parts of this size (of one times the other): 0.1 s, 12 MB.
CELLS = 100_000_000
# Longer ones are parted where a run of so many that stands once in each is the same.
RUNS = (12, 4, 1)

Match = tuple[int, int, int]  # from here in one, from there in the other, so many


def matched(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Match]:
    """Runs that are the same in both, in order, none touching the next in both."""
    numbers: dict[Hashable, int] = {}
    one, other = ([numbers.setdefault(item, len(numbers)) for item in items]
                  for items in (before, after))  # fmt: skip
    found: list[Match] = []
    for start, there, length in _matched(one, other, RUNS):
        if found and (start, there) == (found[-1][0] + found[-1][2], found[-1][1] + found[-1][2]):
            found[-1] = (*found[-1][:2], found[-1][2] + length)
        elif length:
            found.append((start, there, length))
    return found


def _matched(one: list[int], other: list[int], runs: tuple[int, ...]) -> Iterator[Match]:
    head = _same_at_start(one, other)
    yield 0, 0, head
    tail = _same_at_start(one[head:][::-1], other[head:][::-1])
    one_end, other_end = len(one) - tail, len(other) - tail
    for start, there, length in _inside(one[head:one_end], other[head:other_end], runs):
        yield head + start, head + there, length
    yield one_end, other_end, tail


def _same_at_start(one: list[int], other: list[int]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (x, y) in pairs if x != y), min(len(one), len(other)))


def _inside(one: list[int], other: list[int], runs: tuple[int, ...]) -> Iterator[Match]:
    if len(one) * len(other) <= CELLS:
        for op in Indel.opcodes(one, other):
            if op.tag == "equal":
                yield op.src_start, op.dest_start, op.src_end - op.src_start
    elif runs:
        cuts = [(0, 0), *_landmarks(one, other, runs[0]), (len(one), len(other))]
        for (start, there), (end, there_end) in pairwise(cuts):
            part = _matched(one[start:end], other[there:there_end], runs[1:])
            yield from ((start + x, there + y, length) for x, y, length in part)


def _landmarks(one: list[int], other: list[int], size: int) -> list[tuple[int, int]]:
    """Where runs begin that stand once in each, as many as keep their order."""
    here, there = _once(one, size), _once(other, size)
    pairs = [(at, there[run]) for run, at in here.items() if run in there]
    marks = _rising(sorted(pairs))
    known = set(marks)
    return [(x, y) for x, y in marks if (x - 1, y - 1) not in known
            and one[x : x + size] == other[y : y + size]]  # fmt: skip


def _once(items: list[int], size: int) -> dict[int, int]:
    seen: dict[int, int] = {}
    for at in range(len(items) - size + 1):
        run = hash(tuple(items[at : at + size]))
        seen[run] = -1 if run in seen else at
    return {run: at for run, at in seen.items() if at >= 0}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of these as rise in both, by patience sorting."""
    piles: list[int] = []
    tops: list[int] = []  # of each pile, its last pair
    before: list[int] = []
    for number, (_at, there) in enumerate(pairs):
        pile = bisect_left(piles, there)
        before.append(tops[pile - 1] if pile else -1)
        piles[pile : pile + 1] = [there]
        tops[pile : pile + 1] = [number]
    found, number = [], tops[-1] if tops else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]
