"""Where the words of a comment stand in a text, if they still do.

Words are compared without white space: what a browser selects across paragraphs, cells or lines
has other spaces than the text. `static/desk/quotes.js` looks in the same way.
"""

from html import unescape

from ..body import WRITTEN_TAG

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
# How much of what stood before the words has still to stand there: all of it, or less and less.
CONTEXTS = (60, 24, 8, 0)


def squeezed(text: str) -> str:
    return "".join(text.translate(INVISIBLE).split())


def plain(revision) -> str:
    """All a reader can point at in a text, without white space."""
    body = unescape(WRITTEN_TAG.sub(" ", revision.body))
    return squeezed(" ".join([revision.title, revision.summary, body, revision.dateline]))


def place(quote: str, before: str, text: str) -> int | None:
    """Where the words begin in a `plain` text; None where they are no longer in it.

    Of several places, the first with as much before it as can still be found.
    """
    quote, before = squeezed(quote), squeezed(before)
    for size in CONTEXTS:
        context = before[-size:] if size else ""
        start = text.find(context + quote)
        if start >= 0:
            return start + len(context)
    return None
