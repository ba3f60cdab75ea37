"""Where sentences begin and end."""

import re
from collections.abc import Iterator

from .model import Span

ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Co|Ltd|Inc|Corp|No|Jr|Sr|Gen|Sen|Gov|Hon|H\.E|S\.p\.A|S\.A|vs)"
    r"|\b[A-Z])$",
    re.IGNORECASE,
)
END = re.compile(
    r"[.!?][\"'”’)]{0,2}(?=\s+[\"“‘(]?[A-Z\u3400-\u9fff]|\s*$)|[。！？][”’」』）]{0,2}"
)
LONGEST = 2_000  # characters: whatever is read of a sentence takes bounded time
CLAUSE_END = re.compile(r"[;；]|[,，、](?!\d)")


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, each with its closing mark; endless ones in pieces."""
    for sentence in _whole(text, paragraph):
        yield from _pieces(text, sentence)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Cut after the last clause that ends before the limit, else at the limit."""
    start = sentence.start
    while sentence.end - start > LONGEST:
        limit = start + LONGEST
        ends = [match.end() for match in CLAUSE_END.finditer(text, start + LONGEST // 2, limit)]
        end = ends[-1] if ends else limit
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _whole(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for match in END.finditer(text, paragraph.start, paragraph.end):
        before = text[max(start, match.start() - 8) : match.start()]
        if match[0].startswith(".") and ABBREVIATION.search(before) and match.end() < paragraph.end:
            continue
        yield Span(start, match.end())
        start = match.end()
        while start < paragraph.end and text[start].isspace():
            start += 1
    if start < paragraph.end:
        yield Span(start, paragraph.end)
