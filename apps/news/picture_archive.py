"""The pictures of a release in one archive, with what is to be printed with each."""

import shutil
from collections.abc import Iterable
from tempfile import TemporaryFile
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

from apps.org.models import Picture

from .captions import caption_lines


def picture_archive(pictures: Iterable[Picture], name: str) -> IO[bytes]:
    """An open temporary file, read from its start: `name-1.jpg` and so on, and captions.txt.

    Pictures are stored as they are: they are compressed already. A picture whose file is lost is
    left out.
    """
    archive = TemporaryFile()  # noqa: SIM115 — whoever sends it closes it
    captions = []
    with ZipFile(archive, "w", ZIP_STORED) as entries:
        for number, picture in enumerate(pictures, start=1):
            filename = f"{name}-{number}.{picture.ending}"
            if _add(entries, filename, picture):
                captions.append("\n".join([filename, *caption_lines(picture)]))
        with entries.open(_entry("captions.txt"), "w") as file:
            file.write(("\n\n".join(captions) + "\n").encode())
    archive.seek(0)
    return archive


def _add(entries: ZipFile, filename: str, picture: Picture) -> bool:
    """Copy the largest file of the picture, piece by piece."""
    try:
        original = picture.original.open("rb")
    except FileNotFoundError:
        return False
    with original, entries.open(_entry(filename, picture), "w", force_zip64=True) as file:
        shutil.copyfileobj(original, file)
    return True


def _entry(filename: str, picture: Picture | None = None) -> ZipInfo:
    moment = timezone.localtime(picture.created_at if picture else None)
    return ZipInfo(filename, moment.timetuple()[:6])
