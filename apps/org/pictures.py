"""A picture's files: made before it is saved, and removed once nothing shows them any more.

Every file has a name nobody can guess and that is never used again, so an unpublished picture is
not found by trying, and no cache shows an old crop under a new one's address.
"""

import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from .images import encoded, load_image, original_of, plain_format
from .models import ContentVersion, Picture
from .renditions import FOLDER, MODERN, WHOLE
from .shapes import SHAPES, Plan, plans


def store_picture(picture: Picture, file, *, quick: bool = False) -> None:
    """Save a picture with a new file, cleaned, and its renditions.

    Where somebody waits, `quick` makes only what a page needs at once, and `renew_renditions` the
    rest when nobody does. The files it had go when the transaction is through. Raises
    ValidationError, and then nothing has changed.
    """
    image = load_image(file)
    old = picture.files() if picture.pk else []
    with _undone_on_failure() as made:
        ending, content = original_of(image)
        picture.original.save(f"original.{ending}", ContentFile(content), save=False)
        made.append(picture.original.name)
        picture.width, picture.height = image.size
        picture.renditions = {
            name: list(_make(picture, name, image, made, quick=quick))
            for name in ([WHOLE] if quick else SHAPES)
        }
        picture.save()
    transaction.on_commit(lambda: remove_files(old), robust=True)


def lacks_renditions(picture: Picture) -> bool:
    """Is there a shape that was never made, or made for another focal point or in other widths?"""
    return any(_as_planned(picture, name) is None for name in SHAPES)


def renew_renditions(picture: Picture, *, anew: bool = False) -> bool:
    """Make what a stored picture lacks, or everything `anew`, and show it all at one moment.

    Two may do it at the same time: the slower finds the picture changed, leaves nothing behind and
    returns False. Raises ValidationError where the original can't be read.
    """
    kept = {} if anew else {name: _as_planned(picture, name) for name in SHAPES}
    wanted = [name for name in SHAPES if not kept.get(name)]
    if not wanted:
        return True
    with _undone_on_failure() as made:
        image = _original(picture)
        renewed = {name: list(_make(picture, name, image, made)) for name in wanted}
        with transaction.atomic():
            is_shown = _replace(picture, {name: renewed.get(name) or kept[name] for name in SHAPES})
    if not is_shown:
        remove_files(made)
    return is_shown


def remove_files(names: Iterable[str]) -> None:
    """Files, and the folders they leave empty; what is gone already is no matter."""
    names = list(names)
    for name in names:
        default_storage.delete(name)
    for folder in {str(PurePosixPath(name).parent) for name in names} - {FOLDER}:
        with suppress(OSError):  # not empty yet, or storages without folders
            default_storage.delete(folder)


def _replace(picture: Picture, renditions: dict) -> bool:
    """Show these renditions from now on, unless file, focal point or renditions have changed."""
    same = {field: getattr(picture, field) for field in ("original", "focal_x", "focal_y")}
    stored = Picture.objects.select_for_update().filter(pk=picture.pk, **same).first()
    if stored is None or stored.renditions != picture.renditions:
        return False
    stored.renditions = renditions
    stored.save(update_fields=["renditions"])
    ContentVersion.bump()
    gone = set(picture.files()) - set(stored.files())
    picture.renditions = renditions
    transaction.on_commit(lambda: remove_files(gone), robust=True)
    return True


@contextmanager
def _undone_on_failure() -> Iterator[list[str]]:
    """A list of names whose files are removed should the block fail."""
    made: list[str] = []
    try:
        yield made
    except BaseException:
        remove_files(made)
        raise


def _as_planned(picture: Picture, name: str) -> list[dict] | None:
    """The renditions of a shape if they are what they should be, in every format."""
    sizes = picture.renditions.get(name, [])
    planned = [(list(plan.box), plan.width, plan.height) for plan in _plans(picture, name)]
    made = [(size.get("box"), size["width"], size["height"]) for size in sizes]
    is_complete = all({*MODERN} < {*size["files"]} for size in sizes)
    return sizes if made == planned and is_complete else None


def _plans(picture: Picture, name: str) -> list[Plan]:
    size, focal = (picture.width, picture.height), (picture.focal_x, picture.focal_y)
    return plans(SHAPES[name], size, focal)


def _make(
    picture: Picture, name: str, image: Image.Image, made: list[str], *, quick: bool = False
) -> Iterator[dict]:
    """Each rendition of a shape, smallest first. The smaller ones are made from the largest."""
    *smaller, largest = _plans(picture, name)
    endings = (plain_format(image),) if quick else (*MODERN, plain_format(image))
    full = image.resize(
        (largest.width, largest.height), Image.Resampling.LANCZOS, largest.box, reducing_gap=3
    )
    for plan in smaller:
        small = full.resize((plan.width, plan.height), Image.Resampling.LANCZOS)
        yield _written(picture, name, plan, {e: encoded(small, e) for e in endings}, made)
    yield _written(picture, name, largest, {e: encoded(full, e) for e in endings}, made)


def _written(
    picture: Picture, name: str, plan: Plan, contents: dict[str, bytes], made: list[str]
) -> dict:
    """As `Picture.renditions` keeps it."""
    folder, token = PurePosixPath(picture.original.name).parent, secrets.token_urlsafe(8)
    files = {}
    for ending, content in contents.items():
        path = str(folder / f"{name}-{plan.width}-{token}.{ending}")
        files[ending] = default_storage.save(path, ContentFile(content))
        made.append(files[ending])
    return {"width": plan.width, "height": plan.height, "box": list(plan.box), "files": files}


def _original(picture: Picture) -> Image.Image:
    try:
        with picture.original.open("rb") as file:
            return load_image(file)
    except FileNotFoundError as error:
        raise ValidationError(f"{picture.original.name}: the file is missing.") from error
