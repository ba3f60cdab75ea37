"""Titles: "Secretary of the Party Committee and General Manager of Shanghai Tower"."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from ..model import Mention, Span
from .lexicon import GOVERNING_BODY, TITLE_HEADS, TITLE_MODIFIERS


def _any_of(words: tuple[str, ...]) -> str:
    """A pattern for these words, parted by their first letter: that is tried first, and once."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()) + ")"


_HEAD = _any_of(TITLE_HEADS)
_MODIFIER = _any_of(TITLE_MODIFIERS)
_BRACKET = r"(?: \([a-z][^()\n]{3,60}\))?"
TITLE = re.compile(
    rf"(?:(?i:{_MODIFIER})[ -]){{0,5}}(?i:{_HEAD})(?![\w-])(?: of {GOVERNING_BODY}(?![\w]))?{_BRACKET}"
)
PUBLIC_OFFICE = re.compile(
    r"(?:[A-Z][\w-]+ ){1,2}(?=(?i:deputy |vice |executive ){0,3}(?i:mayor|office director))"
)
LINK = re.compile(
    r",? (?:and|&|as well as|cum|concurrently) (?:the |also |concurrently )?|, (?:the )?"
)
ARTICLE = re.compile(r"(?:the |a |an )")
OF = re.compile(r" (?:of|at|for|with|from) (?:the )?")
NAME_NEXT = re.compile(r" [A-Z][a-z]+ [A-Z][a-z]+")
_WORD = r"[A-Z][\w'’.&-]*"
ORGANISATION = re.compile(
    rf"{_WORD}(?:(?: (?:of|the|for|de|di|dello|and|&) | ){{1}}(?=[A-Z&]){_WORD}|, (?:Ltd|Inc)\.?)*"
)
LONGEST_NAME = 400  # characters: more capitalised words than that name nothing
MOST_TITLES = 8  # in a row
WORD_START = re.compile(r"(?<![\w-])\w")


@dataclass(frozen=True)
class Posts:
    """Titles in a row and the organisation they are held in, ending at `end`."""

    titles: tuple[Mention, ...]
    organisation: Mention | None
    end: int


def title_at(text: str, start: int) -> Mention | None:
    """The title that begins exactly here."""
    office = PUBLIC_OFFICE.match(text, start)
    match = TITLE.match(text, office.end() if office else start)
    if not match:
        return None
    span = Span(start, match.end())
    return Mention(text[start : match.end()], span)


def posts_at(text: str, start: int) -> Posts | None:
    """Titles that begin here: joined by "and" and commas, then "of" the organisation."""
    article = ARTICLE.match(text, start)
    start = article.end() if article else start
    first = title_at(text, start)
    if first is None:
        return None
    titles, organisation, end = [first], None, first.span.end
    while True:
        link = LINK.match(text, end)
        following = title_at(text, link.end()) if link and len(titles) < MOST_TITLES else None
        if following and not _is_name_next(text, following.span.end):
            titles.append(following)
            end = following.span.end
            continue
        body = organisation_after(text, end) if organisation is None else None
        if body is None:
            return Posts(tuple(titles), organisation, end)
        organisation, end = body, body.span.end


class TitlePlaces:
    """All titles of a passage with where they begin, found once."""

    def __init__(self, text: str, within: Span):
        self._places, self._posts = [], []
        for word in WORD_START.finditer(text, within.start, within.end):
            if posts := posts_at(text, word.start()):
                self._places.append(word.start())
                self._posts.append(posts)

    def ending_at(self, end: int, floor: int) -> tuple[int, Posts] | None:
        """The row of titles that ends here, from where it first begins after the floor."""
        for i in range(bisect_left(self._places, floor), bisect_left(self._places, end)):
            if self._posts[i].end == end:
                return self._places[i], self._posts[i]
        return None


def _is_name_next(text: str, end: int) -> bool:
    """ "…, President Zhang Yi": the title belongs to the name that follows it."""
    return bool(NAME_NEXT.match(text, end)) and not text.startswith((" of", " at"), end)


def organisation_after(text: str, start: int) -> Mention | None:
    """The organisation that "of …" names here; its words stop before the next person."""
    of = OF.match(text, start)
    return organisation_at(text, of.end()) if of else None


def organisation_at(text: str, start: int) -> Mention | None:
    """A name of an organisation that begins here: capitalised words and their small links."""
    match = ORGANISATION.match(text, start, start + LONGEST_NAME)
    if not match or match.end() == start + LONGEST_NAME:
        return None
    words = _without_next_person(
        match[0].rstrip(".,")
        if not match[0].endswith(("Ltd.", "Inc.", "p.A.", "Co."))
        else match[0]
    )
    return Mention(words, Span(start, start + len(words)))


def _without_next_person(words: str) -> str:
    """Cut "Shanghai Tower and Wang Yin" where "and" begins another phrase of two plain words."""
    head, _and, tail = words.rpartition(" and ")
    if (
        head
        and len(tail.split()) in (2, 3)
        and not re.search(
            r"\b(?:Group|Company|Ltd|Committee|Department|Center|Centre|Authority|Bank|Bureau|Ministry"
            r"|Offshore|Society|Corporation|Government|University)\b",
            tail,
        )
        and " of " not in tail
    ):
        return head
    return words
