"""Files of pictures that no picture has: what a killed process or a failed save left behind."""

from collections.abc import Iterator
from datetime import datetime

from django.core.files.storage import default_storage

from .models import Picture
from .renditions import FOLDER


def leftovers(before: datetime) -> Iterator[str]:
    """Their names, if last written before that moment: younger ones may be on their way in."""
    known = {name for picture in Picture.objects.iterator() for name in picture.files()}
    for name in _files(FOLDER):
        if name not in known and default_storage.get_modified_time(name) < before:
            yield name


def _files(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in files)
    for name in folders:
        yield from _files(f"{folder}/{name}")
