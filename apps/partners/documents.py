"""Documents of agreements: for staff, and never at a public address."""

from django.core.files.storage import Storage, storages


def private_storage() -> Storage:
    """Files in it are handed out by the desk alone, which asks who wants them."""
    return storages["private"]
