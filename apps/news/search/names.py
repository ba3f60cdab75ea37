"""Names a visitor may have meant: nearly so written, of the same sound, or one character off."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from pypinyin import Style, pinyin
from rapidfuzz import fuzz, process

from .words import CHARACTER, folded

CHINESE = re.compile(f"{CHARACTER.pattern}{{2,}}")
LATIN = re.compile(r"[^\W_]+")
SHORTEST = 4  # letters; of fewer, too many are near
NEAR = 80  # per cent, as rapidfuzz counts


@dataclass(frozen=True, eq=False)
class Names:
    """What the public register calls people, organisations, departments and areas."""

    names: tuple[str, ...]

    def proposal(self, text: str) -> str:
        """What may have been meant by a query; "" where nothing is near.

        A whole name, else the query with each strange word exchanged for a near one.
        """
        return self._near_name(text) or self._near_words(text)

    def _near_name(self, text: str) -> str:
        if CHINESE.fullmatch(text):
            return self._near_chinese(text)
        return _nearest(folded(text), self._latin_names)

    def _near_words(self, text: str) -> str:
        pieces = text.split()
        meant = [self._near_word(piece) or piece for piece in pieces]
        return " ".join(meant) if meant != pieces else ""

    def _near_word(self, piece: str) -> str:
        if CHINESE.fullmatch(piece):
            return self._near_chinese(piece)
        return _nearest(folded(piece), self._latin_words)

    def _near_chinese(self, text: str) -> str:
        """A name, or a part of one, of the same sound; else one with a single other character."""
        if any(text in name for name in self.names):
            return ""
        return self._same_sound(text) or self._one_other(text)

    def _same_sound(self, text: str) -> str:
        starts = {start for sound in sounds(text[0]) for start in self._starts.get(sound, ())}
        parts = [(place > 0, name, name[place : place + len(text)]) for name, place in starts]
        alike = [part for part in parts if _sound_alike(text, part[2])]
        return min(alike, default=("", "", ""))[2]

    def _one_other(self, text: str) -> str:
        if len(text) < 3:
            return ""
        alike = (name for name in self.names if len(name) == len(text))
        return next((name for name in alike if _differing(name, text) == 1), "")

    @cached_property
    def _starts(self) -> dict[str, list[tuple[str, int]]]:
        """Where in a name a character of a sound stands."""
        starts = defaultdict(list)
        for name in self.names:
            for place, character in enumerate(name):
                for sound in sounds(character):
                    starts[sound].append((name, place))
        return dict(starts)

    @cached_property
    def _latin_names(self) -> dict[str, str]:
        return _by_folded(name for name in self.names if not CHARACTER.search(name))

    @cached_property
    def _latin_words(self) -> dict[str, str]:
        return _by_folded(
            word for name in self._latin_names.values() for word in LATIN.findall(name)
        )


@lru_cache(maxsize=20_000)
def sounds(character: str) -> frozenset[str]:
    """How a Chinese character may be read, without tones; nothing for any other."""
    if not CHARACTER.fullmatch(character):
        return frozenset()
    readings = pinyin(character, heteronym=True, style=Style.NORMAL, errors="ignore")
    return frozenset(chain.from_iterable(readings))


def _sound_alike(text: str, other: str) -> bool:
    return len(text) == len(other) and all(
        one == two or sounds(one) & sounds(two) for one, two in zip(text, other, strict=True)
    )


def _differing(text: str, other: str) -> int:
    return sum(one != two for one, two in zip(text, other, strict=True))


def _by_folded(names: Iterable[str]) -> dict[str, str]:
    """Each name of some length under its form without case and accents."""
    return {folded(name): name for name in names if len(name) >= SHORTEST}


def _nearest(text: str, names: dict[str, str]) -> str:
    """The name nearest to a folded text, where it is near and is not the text itself."""
    if len(text) < SHORTEST or text in names:
        return ""
    found = process.extractOne(text, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    return names[found[0]] if found else ""
