"""Keys and addresses for what is new: readable where the words are Latin, always the same."""

import hashlib
import re

from django.db import models
from django.utils.text import slugify

LETTER = re.compile(r"[^\W\d_]")


def key_of(words: str, kind: str, limit: int = 80) -> str:
    """ "Mei Xiaobo" → mei-xiaobo; words in another script → the kind and a short hash."""
    key = slugify(words)
    is_whole = len(LETTER.findall(key)) * 10 >= len(LETTER.findall(words)) * 9
    return shortened(key, limit) if key and is_whole else f"{kind}-{digest(words)}"


def shortened(key: str, limit: int) -> str:
    """Not longer than the limit, and cut between words."""
    if len(key) <= limit:
        return key
    return key[: limit + 1].rpartition("-")[0] or key[:limit]


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def free(rows: models.QuerySet, field: str, key: str, given: set[str] = frozenset()) -> str:
    """The key, or the key with the first number that makes it nobody's."""
    rows = rows.filter(**{f"{field}__startswith": key})
    taken = {*rows.values_list(field, flat=True), *given}
    numbered = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (key, *numbered) if name not in taken)
