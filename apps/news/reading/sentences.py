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


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, each with its closing mark."""
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
