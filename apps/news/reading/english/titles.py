"""Titles: "Secretary of the Party Committee and General Manager of Shanghai Tower"."""

import re
from dataclasses import dataclass

from ..model import Mention, Span
from .lexicon import GOVERNING_BODY, TITLE_HEADS, TITLE_MODIFIERS

_HEAD = "(?:" + "|".join(TITLE_HEADS) + ")"
_MODIFIER = "(?:" + "|".join(TITLE_MODIFIERS) + ")"
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
OF = re.compile(r" (?:of|at|for|in|from) (?:the )?|, (?:the )?(?=[A-Z])")
_WORD = r"[A-Z][\w'’.&-]*"
ORGANISATION = re.compile(
    rf"{_WORD}(?:(?: (?:of|the|for|de|di|dello|and|&) | ){{1}}(?=[A-Z&]){_WORD}|, (?:Ltd|Inc)\.?)*"
)


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
    article = re.compile(r"(?:the |a |an )").match(text, start)
    start = article.end() if article else start
    first = title_at(text, start)
    if first is None:
        return None
    titles, organisation, end = [first], None, first.span.end
    while True:
        link = LINK.match(text, end)
        following = title_at(text, link.end()) if link else None
        if following and not _is_name_next(text, following.span.end):
            titles.append(following)
            end = following.span.end
            continue
        body = organisation_after(text, end) if organisation is None else None
        if body is None:
            return Posts(tuple(titles), organisation, end)
        organisation, end = body, body.span.end


def _is_name_next(text: str, end: int) -> bool:
    """ "…, President Zhang Yi": the title belongs to the name that follows it."""
    return bool(re.compile(r" [A-Z][a-z]+ [A-Z][a-z]+").match(text, end)) and not text.startswith(
        (" of", " at"), end
    )


def organisation_after(text: str, start: int) -> Mention | None:
    """The organisation that "of …" names here; its words stop before the next person."""
    of = re.compile(r" (?:of|at|for|with|from) (?:the )?").match(text, start)
    if not of:
        return None
    return organisation_at(text, of.end())


def organisation_at(text: str, start: int) -> Mention | None:
    """A name of an organisation that begins here: capitalised words and their small links."""
    match = ORGANISATION.match(text, start)
    if not match:
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
