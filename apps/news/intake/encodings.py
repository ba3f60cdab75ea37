"""Bytes to text: Unicode first, then the Chinese encodings, then what the statistics say.

Guessing by statistics alone is not enough: it takes a short Chinese text in GBK for something
else, and a French one for Chinese. What tells them apart is how the encodings are built. Both
GB 18030 and Big5 keep the everyday characters in rows of their own, and text in any other
encoding, read as one of them, falls outside these rows or is not valid at all.
"""

import codecs
import re

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Where each encoding keeps the everyday characters, by lead byte.
SIMPLIFIED = ("gb2312", range(0xB0, 0xF8))
TRADITIONAL = ("big5", range(0xA4, 0xC7))
EVERYDAY = 0.7
SAMPLE = 20_000
IDEOGRAPH = re.compile(r"[\u2e80-\u2fdf\u3400-\u9fff\ue000-\ufaff\U00020000-\U000323af]")
OTHER_SCRIPT = re.compile(r"[\u0370-\u052f\u3040-\u312f\uac00-\ud7af]")
WESTERN = re.compile(r"[À-ÖØ-öø-ÿŒœŠšŽžŸ’‘“”‚„–—…•€£©®™°§«»·¿¡ªº½\xa0]")
OTHERS = ["shift_jis", "euc_jp", "euc_kr", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254",
          "koi8_r", "iso8859_5"]  # fmt: skip


class UnknownEncoding(ValueError):  # noqa: N818 — reads as what it is
    """No encoding gives a sensible text."""


def decode(data: bytes) -> str:
    """The text, exactly: no character is replaced or left out. Raises UnknownEncoding."""
    marked = next((codec for mark, codec in MARKS if data.startswith(mark)), None)
    guesses = [lambda data: _strictly(data, marked)] if marked else GUESSES
    for guess in guesses:
        if (text := guess(data)) is not None:
            return text
    raise UnknownEncoding(_("its encoding is not known; save it as UTF-8"))


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _utf_8(data: bytes) -> str | None:
    return _strictly(data, "utf-8")


def _chinese(data: bytes) -> str | None:
    """The Chinese encoding that gives more everyday characters; None where neither gives many."""
    texts = [_strictly(data, codec) for codec in ("gb18030", "big5hkscs")]
    shares = [(_everyday(text), text) for text in texts if text and not OTHER_SCRIPT.search(text)]
    share, text = max(shares, key=lambda pair: pair[0], default=(0, None))
    return text if share >= EVERYDAY else None


def _everyday(text: str) -> float:
    """The share of everyday characters and of plain signs among those that are not ASCII."""
    others = [char for char in text if not char.isascii()][:SAMPLE]
    return sum(_is_everyday(char) for char in others) / len(others)


def _is_everyday(char: str) -> bool:
    if not IDEOGRAPH.match(char):
        return True
    encoded = [(char.encode(codec, "ignore"), rows) for codec, rows in (SIMPLIFIED, TRADITIONAL)]
    return any(found and found[0] in rows for found, rows in encoded)


def _western(data: bytes) -> str | None:
    """Latin text with the odd accent or curly quote, as Windows writes it."""
    text = _strictly(data, "cp1252")
    others = [char for char in text or "" if not char.isascii()]
    is_western = len(others) * 4 < len(data) and all(WESTERN.match(char) for char in others)
    return text if is_western else None


def _other(data: bytes) -> str | None:
    best = from_bytes(data, cp_isolation=OTHERS).best()
    return _strictly(data, best.encoding) if best else None


GUESSES = (_utf_8, _chinese, _western, _other)
