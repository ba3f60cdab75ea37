"""A file as text, or one line that says why it is none."""

import re
import stat
from pathlib import Path

from django.utils.translation import gettext as _

from .encodings import UnknownEncoding, decode
from .errors import UnreadableFile
from .signatures import BINARY, control_characters, looks_like_html, what_it_is

LARGEST = 2 * 1024 * 1024
LINE_END = re.compile(r"\r\n|[\r\v\f]")


def read_text(path: str | Path) -> str:
    """The text of a file in whatever encoding, lines ended by \\n. Raises UnreadableFile."""
    path = Path(path)
    try:
        _look_at(path.stat())
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnreadableFile(_("cannot be opened: %s") % (error.strerror or error)) from error
    _require_size(len(data))
    if kind := what_it_is(data):
        raise UnreadableFile(kind)
    try:
        text = decode(data)
    except UnknownEncoding as error:
        raise UnreadableFile(str(error)) from error
    return _checked(LINE_END.sub("\n", text.rstrip("\x1a")))


def _look_at(status) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(_("is a folder; name the files in it"))
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(_("is not an ordinary file; save the page as a text file"))
    _require_size(status.st_size)


def _require_size(size: int) -> None:
    if not size:
        raise UnreadableFile(_("is empty; nothing to read"))
    if size > LARGEST:
        raise UnreadableFile(
            _("is %(size).1f MiB; a page of news has at most %(largest)d: give the page alone")
            % {"size": size / 1024**2, "largest": LARGEST // 1024**2}
        )


def _checked(text: str) -> str:
    if not text.strip():
        raise UnreadableFile(_("is empty; nothing to read"))
    if looks_like_html(text):
        raise UnreadableFile(_("is an HTML page; save the page as text (.txt)"))
    if control_characters(text):
        raise UnreadableFile(BINARY)
    return text
