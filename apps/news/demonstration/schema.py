"""What the files of a demonstration may hold; the register's own schema is in `partners`."""

from apps.partners.register.checks import (
    LANGUAGES,
    day,
    each,
    flag,
    key,
    optional,
    record,
    string,
    text,
    texts,
)
from apps.partners.register.errors import RegisterError


def focal(value, where):
    """A point of a picture as shares of its width and height: [0.5, 0.5]."""
    if not isinstance(value, list) or len(value) != 2:
        raise RegisterError(where, "expected two numbers")
    for share in value:
        if isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 1:
            raise RegisterError(where, "expected two numbers from 0 to 1")
    return value


PICTURES = each(
    record(
        {"key": key, "file": string, "alt": text, "credit": string},
        {"caption": text, "focal": focal, "logo": flag},
    )
)
STAFF = record(
    {
        "stages": each(record({"key": key, "name": text}, {})),
        "staff": each(
            record(
                {"username": key, "name": each(string)},
                {"stage": optional(key), "superuser": flag},
            )
        ),
    },
    {},
)
STORY = record(
    {"slug": key, "category": key, "published": day, "title": text},
    {
        "picture": key,
        "summary": text,
        "dateline": text,
        "old_addresses": texts,
        "agreements": each(key),
        "occasions": each(key),
        "organisations": each(key),
        "people": each(key),
        "departments": each(record({"organisation": key, "name": string}, {})),
        "aliases": each(record({"organisation": key}, dict.fromkeys(LANGUAGES, string))),
    },
)
STORIES = record(
    {"categories": each(record({"slug": key, "name": text}, {})), "stories": each(STORY)}, {}
)
