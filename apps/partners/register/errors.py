"""What is wrong with a register file, and where."""

import re
from difflib import get_close_matches

from django.db import OperationalError, ProgrammingError

LONGEST_ECHO = 80
LONGEST_LINE = 500
NOT_OF_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


class RegisterError(Exception):
    """One line that names the entry and the field: `people[3] (mei-xiaobo).name: …`."""

    def __init__(self, where: str, what: str):
        super().__init__(cut(in_line(f"{where}: {what}" if where else what), LONGEST_LINE))


def reason(error: Exception) -> str:
    """Why something was not stored, on one line; what to do where the database is not ready."""
    words = " ".join(str(error).split())
    if isinstance(error, OperationalError | ProgrammingError):
        return f"the database is not ready: {words} (manage.py migrate, or DATABASE_URL)"
    return words


def in_line(text: str) -> str:
    """The text with what would break a line, or a terminal, written as an escape: \\n, \\x1b."""
    return NOT_OF_A_LINE.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def cut(text, length: int = LONGEST_ECHO) -> str:
    """Something from a file as a message repeats it: the beginning is enough to find it."""
    text = str(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"


def meant(word: str, known) -> str:
    """ "; did you mean …?" where something known is close, else nothing."""
    close = get_close_matches(cut(word), list(known), n=1)
    return f'; did you mean "{close[0]}"?' if close else ""
