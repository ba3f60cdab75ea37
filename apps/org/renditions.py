"""What is made of a picture, and the names of its files."""

import secrets
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import PurePosixPath

from django.core.files.storage import default_storage

FOLDER = "pictures"
WHOLE = "whole"
MODERN = ("avif", "webp")  # smallest first
# What every browser and mail program reads; a picture has one of them.
PLAIN = ("jpg", "png")


def original_name(picture, filename: str) -> str:
    ending = PurePosixPath(filename).suffix.lower()
    return f"{FOLDER}/{secrets.token_urlsafe(16)}/original{ending}"


@dataclass(frozen=True)
class Rendition:
    """One size of a picture: `files` has the name in the storage for each file ending."""

    width: int
    height: int
    files: dict[str, str]

    @property
    def name(self) -> str:
        """The file every program reads: a JPEG, or a PNG where the picture is transparent."""
        plain = [self.files[ending] for ending in PLAIN if ending in self.files]
        return (plain or list(self.files.values()))[0]

    @property
    def address(self) -> str:
        return default_storage.url(self.name)

    @property
    def is_transparent(self) -> bool:
        return "png" in self.files

    @property
    def media_type(self) -> str:
        """ "image/jpeg" or "image/png"; another only for an original nothing was made of yet."""
        return guess_type(self.name)[0] or f"image/{PurePosixPath(self.name).suffix[1:]}"

    def address_as(self, ending: str) -> str:
        return default_storage.url(self.files[ending])
