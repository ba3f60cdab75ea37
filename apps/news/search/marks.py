"""Marking what was found, and cutting an excerpt around the best of it."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from apps.org.texts import Wording

from .query import Query, places_of
from .words import CHARACTER, words_of

# About two lines of print: a Chinese character takes the room of two letters.
ROOM = {"zh-hans": 110}
USUAL_ROOM = 220
ELLIPSIS = {"zh-hans": "……"}
NO_BEGINNING = " ,.;:!?)，。、；：！？）”」』》"
MOST_PLACES = 50  # looked at together


@dataclass(frozen=True)
class Marked:
    """A text with what a query finds in it."""

    text: str
    query: Query

    @cached_property
    def found(self) -> list[tuple[int, int, int]]:
        """Each place in order: start, end and the number of the term."""
        words = words_of(self.text)
        places = places_of(words)
        return sorted(
            (start, self._whole(end), number)
            for number, term in enumerate(self.query.terms)
            for start, end in term.spans(words, places)
        )

    def best(self, room: int) -> tuple[int, int, int]:
        """Where most terms stand within so much room: their number, start and end."""
        best = (0, 0, 0)
        for number, (start, first_end, _) in enumerate(self.found):
            near = self.found[number : number + MOST_PLACES]
            inside = [place for place in near if place[1] <= start + room]
            terms = len({term for *_, term in inside}) or 1
            if terms > best[0]:
                best = (terms, start, max((end for _, end, _ in inside), default=first_end))
        return best

    def html(self, start: int = 0, end: int | None = None) -> SafeString:
        """This part of the text, escaped, with `<mark>` around what was found."""
        end = len(self.text) if end is None else end
        parts, at = [], start
        for first, last in self._merged():
            first, last = max(first, at), min(last, end)
            if first < last:
                parts += [conditional_escape(self.text[at:first]),
                          format_html("<mark>{}</mark>", self.text[first:last])]  # fmt: skip
                at = last
        parts.append(conditional_escape(self.text[at:end]))
        return mark_safe("".join(parts))  # noqa: S308 — each part is escaped

    def _merged(self) -> list[tuple[int, int]]:
        """Spans that touch or overlap made one."""
        merged: list[tuple[int, int]] = []
        for start, end, _ in self.found:
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def _whole(self, end: int) -> int:
        """The end of a character: behind the accents that belong to it."""
        while end < len(self.text) and unicodedata.combining(self.text[end]):
            end += 1
        return end


def marked(text: str, query: Query) -> SafeString:
    """A whole text with what was found marked; a name of another language says which it is."""
    html = Marked(str(text), query).html()
    language = getattr(text, "language", None)
    if isinstance(text, Wording) and language != (get_language() or settings.LANGUAGE_CODE):
        return format_html('<span lang="{}">{}</span>', language, html)
    return html


def excerpt(passages: list[str], query: Query, language: str) -> SafeString:
    """The passage that shows most of the query, cut around it; without any, how the text begins."""
    if not passages:
        return SafeString("")
    room = ROOM.get(language, USUAL_ROOM)
    texts = [Marked(passage, query) for passage in passages]
    best = [text.best(room) for text in texts]
    number = max(range(len(best)), key=lambda number: best[number][0])  # the first of equals
    chosen, (_terms, first, last) = texts[number], best[number]
    start = _beginning(chosen.text, first, last, room)
    end = _ending(chosen.text, max(start + room, last), last)
    ellipsis = ELLIPSIS.get(language, "…")
    before, after = ellipsis * bool(start), ellipsis * (end < len(chosen.text))
    return format_html("{}{}{}", before, chosen.html(start, end), after)


def _beginning(text: str, first: int, last: int, room: int) -> int:
    """Where an excerpt begins that shows `text[first:last]`: at a word, some way before it."""
    if last <= room:
        return 0
    start = max(0, first - max(0, room - (last - first)) // 3)
    while start < first and (_is_inside(text, start) or text[start] in NO_BEGINNING):
        start += 1
    return start


def _ending(text: str, end: int, last: int) -> int:
    """Where it ends: behind a word, at `end` or before it, and not before `last`."""
    end = min(end, len(text))
    back = end
    while back > last and _is_inside(text, back):
        back -= 1
    return len(text[:back].rstrip()) if back > last else end


def _is_inside(text: str, at: int) -> bool:
    """Would a cut here part a word, or an accent from its letter?"""
    if not 0 < at < len(text):
        return False
    if unicodedata.combining(text[at]):
        return True
    return all(c.isalnum() and not CHARACTER.match(c) for c in text[at - 1 : at + 1])
