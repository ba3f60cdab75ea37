"""Documents of agreements: for staff, and never at a public address."""

from django.core.files.storage import Storage, storages
from django.utils.functional import LazyObject


class PrivateStorage(LazyObject):
    """The storage the settings call "private", looked up when it is first used."""

    def _setup(self):
        self._wrapped = storages["private"]


private = PrivateStorage()


def private_storage() -> Storage:
    """Files in it are handed out by the desk alone, which asks who wants them."""
    return private
