"""Telephone numbers as links."""

import re

# A number with its trunk zero, or a Chinese service number: dialled in its country as it stands.
LOCAL = re.compile(r"0[1-9]\d+|[48]00\d{7}")
EXTENSION = re.compile(r"\s*(?:ext\.?|extension|转|轉|分机|分機|#)\s*(?=\d)", re.IGNORECASE)


def dial(number: str) -> str:
    """A number as `tel:` wants it: "86-21-5663 7080" → "+862156637080"; "" where it has no digit.

    "86-21-5663 7080 ext. 12" → "+862156637080;ext=12"; "021-5663 7080" → "02156637080".
    """
    main, *extension = EXTENSION.split(number, maxsplit=1)
    digits = _digits(main)
    if not LOCAL.fullmatch(digits) or main.strip().startswith("+"):
        digits = digits and "+" + digits.removeprefix("00")
    return f"{digits};ext={_digits(extension[0])}" if digits and extension else digits


def _digits(text: str) -> str:
    return "".join(character for character in text if character in "0123456789")
