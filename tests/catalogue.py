"""The Chinese catalogue of messages, read as text."""

import ast
import re
from pathlib import Path
from typing import NamedTuple

CATALOGUE = Path("locale/zh_Hans/LC_MESSAGES/django.po")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%(?:\.\d)?[a-z]|<[^>]+>")
ENTRY = re.compile(
    r'(?P<flags>(?:^#,.*\n)*)(?:^msgctxt (?P<context>".*")\n)?'
    r'^msgid (?P<id>(?:".*"\n)+)(?:^msgid_plural (?:".*"\n)+)?'
    r'^msgstr(?:\[0\])? (?P<text>(?:".*"(?:\n|\Z))+)',  # Chinese has one form for any number
    re.MULTILINE,
)


class Message(NamedTuple):
    context: str
    id: str
    text: str
    is_fuzzy: bool


def messages(path):
    """All messages of a .po file but its header."""
    found = [
        Message(*map(_unquoted, entry.group("context", "id", "text")), "fuzzy" in entry["flags"])
        for entry in ENTRY.finditer(path.read_text(encoding="utf-8"))
    ]
    return [message for message in found if message.id]


def _unquoted(lines):
    return "".join(ast.literal_eval(line) for line in (lines or "").splitlines())
