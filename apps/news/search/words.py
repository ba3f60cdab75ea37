"""A text as the words that search compares, each with its span of characters.

Latin words are cut to their stem. Chinese has no spaces, so a run of it becomes its pairs of
characters, and the last character once more on its own: every character then begins a word.
Full-width letters, accents and case make no difference.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import snowballstemmer

LONGEST_WORD = 40  # characters
LONGEST_TEXT = 200_000  # characters, which with the next keeps a text under PostgreSQL's 1 MB
MOST_WORDS = 16_000  # of a text; PostgreSQL counts places to 16,383

KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
CJK = f"々〆〇{KANA}\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
WORD = re.compile(rf"(?P<cjk>[{CJK}]+)|[^\W_{CJK}]+(?:['’][^\W_{CJK}]+)*")
CHARACTER = re.compile(rf"[{CJK}]")
ENGLISH = re.compile(r"[a-z']+")


class Word(NamedTuple):
    """A word of a text, and where it stands: `text[start:end]`."""

    text: str
    start: int
    end: int


def words_of(text: str) -> list[Word]:
    """The words of a text in order, at most `MOST_WORDS` of them."""
    return list(islice(_words(text[:LONGEST_TEXT]), MOST_WORDS))


def folded(text: str) -> str:
    """The text without case, width and accents."""
    return _folded(text)[0]


def _words(text: str) -> Iterator[Word]:
    bare, places = _folded(text)
    for match in WORD.finditer(bare):
        start, end = match.span()
        if match["cjk"]:
            for first in range(start, end - 1):
                yield Word(bare[first : first + 2], places[first], places[first + 1] + 1)
            yield Word(bare[end - 1], places[end - 1], places[end - 1] + 1)
        else:
            yield Word(stem(match[0].replace("’", "'")), places[start], places[end - 1] + 1)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its ending: "signalling" → "signal", "china's" → "china"."""
    if ENGLISH.fullmatch(word):
        # One for each word: a stemmer is not safe between threads, and costs nothing to make.
        word = snowballstemmer.stemmer("english").stemWord(word)
    return word.replace("'", "")[:LONGEST_WORD]


def _folded(text: str) -> tuple[str, list[int] | range]:
    """The same, and for each of its characters where in the text it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    characters, places = [], []
    for place, character in enumerate(text):
        bare = _fold(character)
        characters.append(bare)
        places.extend([place] * len(bare))
    return "".join(characters), places


@lru_cache(maxsize=20_000)
def _fold(character: str) -> str:
    wide = unicodedata.normalize("NFKC", character).casefold()
    parts = unicodedata.normalize("NFKD", wide)
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFC", bare)
