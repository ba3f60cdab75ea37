"""The fonts of a card: which one has a character, and how wide it is."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from unicodedata import category, east_asian_width, normalize

from django.conf import settings
from PIL import ImageFont

SITE = settings.BASE_DIR / "static" / "site" / "fonts"
LATIN = (SITE / "communique-sans-600.woff2", SITE / "ibm-plex-sans-latin-ext-600-normal.woff2")
CHINESE = Path(__file__).parent / "fonts" / "noto-sans-sc-bold.woff2"
# Full-width in a Chinese text, narrow in any other.
SHARED_PUNCTUATION = "“”‘’—…·"
IN_NO_FONT = "\uffff"
AUTOSPACE = 0.14  # em, between Chinese and Latin characters


@lru_cache(64)
def font(path: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size)


@lru_cache(8192)
def has(path: Path, character: str) -> bool:
    """Does the font have it? Else it would draw the same box, or nothing, as for any other."""
    drawn, missing = (font(path, 40).getmask(text) for text in (character, IN_NO_FONT))
    return character.isspace() or (drawn.size, bytes(drawn)) != (missing.size, bytes(missing))


def drawable(text: str, language: str) -> str:
    """The text as the fonts can draw it; "" where a letter, digit or stroke would be a box.

    Pictograms are left out: without one a text says the same. A name without one of its characters
    is another name, so then there is none.
    """
    kept = []
    for character in normalize("NFC", " ".join(str(text).split())):
        if category(character) in {"Cf", "Cc"} or _varies(character):
            continue
        if font_of(character, language):
            kept.append(character)
        elif category(character) not in {"So", "Sk"}:
            return ""
    return " ".join("".join(kept).split())


def _varies(character: str) -> bool:
    """A variation selector, as emoji carry them."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def is_wide(character: str, language: str) -> bool:
    if language.startswith("zh") and character in SHARED_PUNCTUATION:
        return True
    return east_asian_width(character) in "WF"


def font_of(character: str, language: str) -> Path | None:
    wide = is_wide(character, language)
    for path in (CHINESE, *LATIN) if wide else (*LATIN, CHINESE):
        if has(path, character):
            return path
    return None


def runs(text: str, language: str) -> Iterator[tuple[Path, str, float]]:
    """A text in pieces of one font, each with the space before it in em."""
    before = ""
    for path, characters in groupby(text, lambda each: font_of(each, language)):
        piece = "".join(characters)
        yield path or LATIN[0], piece, space_between(before, piece, language)
        before = piece


def space_between(before: str, after: str, language: str) -> float:
    """The space of its own that a change of script asks for, in em; none beside punctuation."""
    if not before or not before[-1].isalnum() or not after[:1].isalnum():
        return 0
    changes = is_wide(before[-1], language) != is_wide(after[0], language)
    return AUTOSPACE if changes else 0


def width_of(text: str, language: str) -> float:
    """How wide a text is, in em."""
    return sum(space + font(path, 100).getlength(piece) / 100
               for path, piece, space in runs(text, language))  # fmt: skip
