"""A text cut into what is compared: words and numbers, each Chinese character, each mark between.

Nothing is lost: joined again, the parts are the text.
"""

import re

WIDE = "[\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003fffd]"
LETTER = rf"(?:(?!{WIDE})\w)"
# What is drawn on the sign before it, and would stand alone in another mark.
DRAWN_ON = "[\u0300-\u036f\u200d\ufe0e\ufe0f]*"
PART = re.compile(
    rf"(?:\s+|\d+(?:[.,]\d+)+|{LETTER}+(?:[-'’]{LETTER}+)*|.){DRAWN_ON}",
    re.DOTALL,
)


def words(text: str) -> list[str]:
    return PART.findall(text)
