"""Names that a text has introduced, found again, however many there are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .model import Mention, Span


class Names:
    """Looked up by the first two characters, then by the lengths of names that begin so."""

    def __init__(self, names: Iterable[str], *, are_words: bool):
        self._names = frozenset(names)
        self._boundary = re.compile(r"(?!\w)" if are_words else "")
        self._lengths: dict[str, list[int]] = defaultdict(list)
        for length in sorted({len(name) for name in self._names}, reverse=True):
            for beginning in {name[:2] for name in self._names if len(name) == length}:
                self._lengths[beginning].append(length)
        initials = "".join(sorted({re.escape(name[0]) for name in self._names}))
        before = r"(?<!\w)" if are_words else ""
        self._initial = re.compile(f"{before}[{initials}]" if initials else r"(?!)")

    def mentions(self, text: str, within: Span) -> Iterator[Mention]:
        """Every place of a name, the longest where several fit; none inside another."""
        end = within.start
        for match in self._initial.finditer(text, within.start, within.end):
            start = match.start()
            if start >= end and (mention := self._at(text, start, within.end)):
                yield mention
                end = mention.span.end

    def _at(self, text: str, start: int, limit: int) -> Mention | None:
        for length in self._lengths.get(text[start : start + 2], ()):
            end, words = start + length, text[start : start + length]
            if end <= limit and words in self._names and self._boundary.match(text, end):
                return Mention(words, Span(start, end))
        return None
