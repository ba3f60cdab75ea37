"""A text as the passages a reader sees, without markup."""

import re
from html import unescape

from ..body import WRITTEN_TAG

INLINE = {"strong", "em", "a", "sub", "sup"}
SPACE = re.compile(r"\s+")


def passages(revision) -> list[str]:
    """Summary, the paragraphs of the body and the place, each a line; empty ones left out.

    A phrase is looked for within one of them, and an excerpt is cut from one.
    """
    lines = [revision.summary, *_paragraphs(revision.body), revision.dateline]
    return [line for line in (SPACE.sub(" ", line).strip() for line in lines) if line]


def _paragraphs(body: str) -> list[str]:
    """The text of each block of a cleaned body."""
    blocks = WRITTEN_TAG.sub(_between, SPACE.sub(" ", body)).split("\n")
    return [unescape(block) for block in blocks]


def _between(tag: re.Match) -> str:
    """What stands between the texts before and after a tag."""
    if tag[2] in INLINE:
        return ""
    return " " if tag[2] == "br" else "\n"
