"""What a visitor typed, as terms that must all be found.

Words and "phrases", nothing else: whatever looks like an operator is a word, or is passed over.
"""

import re
from dataclasses import dataclass
from typing import Self

from apps.org.texts import printable

from .words import CHARACTER, Word, words_of

LONGEST_QUERY = 200  # characters
MOST_TERMS = 20
QUOTES = ['""', "＂＂", "“”", "„“", "«»", "「」", "『』", "《》", "〈〉"]
MARKS = "".join({mark for pair in QUOTES for mark in pair})
TERM = re.compile(
    "|".join(f"{opening}([^{closing}]+){closing}" for opening, closing in QUOTES)
    + rf"|([^\s{MARKS}，。、；：！？（）]+)"
)


@dataclass(frozen=True)
class Term:
    """Words that follow each other. With `is_open` the last is one character that begins a word."""

    words: tuple[str, ...]
    is_open: bool = False

    @classmethod
    def of(cls, text: str) -> Self | None:
        """The term a text stands for; None for a text without words."""
        words = words_of(text)
        if not words:
            return None
        last = words[-1].text
        is_character = CHARACTER.fullmatch(last) is not None
        # 合作 is the pair 合作 and then 作, but in 合作协议 no 作 stands alone.
        if is_character and len(words) > 1 and words[-2].end == words[-1].end:
            return cls(tuple(word.text for word in words[:-1]))
        return cls(tuple(word.text for word in words), is_open=is_character)

    def spans(self, words: list[Word], places: dict[str, list[int]]) -> list[tuple[int, int]]:
        """Where a text with these words has the term; `places` is `places_of(words)`."""
        *first, last = self.words
        found = []
        for start in self._starts(places):
            run = words[start : start + len(self.words)]
            if [word.text for word in run[:-1]] != first or len(run) < len(self.words):
                continue
            if run[-1].text == last:
                found.append((run[0].start, run[-1].end))
            elif self.is_open and run[-1].text.startswith(last):
                found.append((run[0].start, run[-1].start + 1))
        return found

    def _starts(self, places: dict[str, list[int]]) -> list[int]:
        if self.is_open and len(self.words) == 1:
            return [place for word, found in places.items()
                    if word.startswith(self.words[0]) for place in found]  # fmt: skip
        return places.get(self.words[0], [])


def places_of(words: list[Word]) -> dict[str, list[int]]:
    """At which places in a text each of its words stands."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        places.setdefault(word.text, []).append(place)
    return places


@dataclass(frozen=True)
class Query:
    """The words of a visitor; falsy where there is nothing to look for."""

    text: str
    terms: tuple[Term, ...] = ()

    @classmethod
    def read(cls, text: str) -> Self:
        text = printable(text[:LONGEST_QUERY]).strip()
        pieces = (next(filter(None, match.groups())) for match in TERM.finditer(text))
        terms = dict.fromkeys(filter(None, map(Term.of, pieces)))
        return cls(text, tuple(terms)[:MOST_TERMS])

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def bare_text(self) -> str:
        """What was typed, without quotation marks."""
        return " ".join(re.sub(f"[{MARKS}]", " ", self.text).split())
