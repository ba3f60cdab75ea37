"""Which language a text is in."""

import re

CHINESE = re.compile(r"[\u3400-\u9fff]")
LATIN_WORD = re.compile(r"[A-Za-z]+")


def language_of(text: str) -> str:
    """ "zh" where Chinese characters outnumber Latin words, else "en"."""
    sample = text[:20_000]
    chinese, latin = len(CHINESE.findall(sample)), len(LATIN_WORD.findall(sample))
    return "zh" if chinese > latin else "en"
