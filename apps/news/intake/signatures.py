"""What a file is by its first bytes, where it is not plain text."""

import codecs
import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

BINARY = _("is binary, not text; save the page as text (.txt)")
PICTURE = _("is a picture; a page is read from its text: save that as .txt")
WORD = _("is a Word document; save it as plain text (.txt, UTF-8)")
ARCHIVE = _("is an archive; unpack it and name the text files")

SIGNATURES = (
    (b"%PDF-", _("is a PDF; copy its text into a .txt file")),
    (b"\xd0\xcf\x11\xe0", WORD),
    (b"{\\rtf", WORD),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"\x1f\x8b", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!\x1a", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
)
# Wide encodings hold any byte, and say so at the start.
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|\?xml)\b",
                  re.IGNORECASE | re.DOTALL)  # fmt: skip
CLOSING_TAG = re.compile(r"</(?:p|div|span|td|li|h[1-6]|a|section|article)\s*>", re.IGNORECASE)
CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1f]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")


def what_it_is(data: bytes) -> str | Promise | None:
    """Why these bytes are not plain text, or None where they may be."""
    if data.startswith(b"PK\x03\x04"):
        return WORD if b"word/" in data else ARCHIVE
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            return kind
    is_wide = data.startswith(WIDE_MARKS)
    return BINARY if not is_wide and CONTROL_BYTES.search(data.rstrip(b"\x1a")) else None


def looks_like_html(text: str) -> bool:
    return bool(HTML.match(text)) or len(CLOSING_TAG.findall(text[:50_000])) > 2


def control_characters(text: str) -> bool:
    """Whether it holds characters that no text has: a page and a feed can't carry them."""
    return bool(CONTROL.search(text))
