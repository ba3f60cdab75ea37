"""The pictures of a demonstration, and the care that a failed load leaves no file behind."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from pathlib import Path

from django.core.files import File

from apps.org.models import Picture, SiteIdentity
from apps.org.pictures import remove_files, store_picture
from apps.partners.register.tally import columns

from .errors import told_of
from .report import Report


@contextmanager
def undone_on_failure() -> Iterator[list[Picture]]:
    """A list of pictures whose files are removed should the block fail: a rollback misses them."""
    stored: list[Picture] = []
    try:
        yield stored
    except BaseException:
        for picture in filter(attrgetter("original"), stored):
            remove_files(picture.files())
        raise


def load_pictures(
    entries: Iterable[dict], folder: Path, stored: list[Picture], report: Report
) -> dict[str, Picture]:
    """All pictures by key; those that are not there yet are made, which is slow."""
    known = {picture.key: picture for picture in Picture.objects.exclude(key__isnull=True)}
    for entry in entries:
        report.count("pictures", entry["key"] not in known)
        if entry["key"] not in known:
            known[entry["key"]] = _make(entry, folder, stored)
    return known


def load_logos(entries: Iterable[dict], pictures: dict[str, Picture], report: Report) -> None:
    """What the press kit offers; where it offers something, that is left alone."""
    logos = [pictures[entry["key"]] for entry in entries if entry.get("logo")]
    site = SiteIdentity.objects.first()
    if site is None or not logos:
        return
    known = site.logos.count()
    report.count("logos", is_new=not known, number=known or len(logos))
    for position, picture in enumerate([] if known else logos, start=1):
        site.logos.create(picture=picture, position=position)


def _make(entry: dict, folder: Path, stored: list[Picture]) -> Picture:
    focal_x, focal_y = entry.get("focal", (0.5, 0.5))
    picture = Picture(
        key=entry["key"], credit=entry["credit"], focal_x=focal_x, focal_y=focal_y,
        **columns("alt", entry["alt"]), **columns("caption", entry.get("caption")),
    )  # fmt: skip
    stored.append(picture)
    with told_of("pictures.json", entry["key"]), (folder / entry["file"]).open("rb") as file:
        picture.validate_constraints(exclude={"original"})
        store_picture(picture, File(file))
    return picture
