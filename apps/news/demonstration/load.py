"""A demonstration into the database: all or nothing, and the second time nothing."""

from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import DatabaseError, transaction

from apps.org.models import ContentVersion

from .errors import DemoError
from .files import Demo, read
from .links import check_links
from .pictures import load_logos, load_pictures, undone_on_failure
from .register import load_register
from .report import Report
from .staff import load_staff
from .stories import load_categories, load_story

Watch = Callable[[Iterable, str], Iterable]


def load(folder: Path, *, password: str, watch: Watch = lambda items, _name: items) -> Report:
    """Add what is missing of a demonstration; new accounts get this password.

    `watch` may wrap the slow loops to show how far they are. Raises DemoError, and then neither a
    row nor a file has changed.
    """
    demo = read(folder)
    check_links(demo)
    report = Report()
    try:
        with undone_on_failure() as stored, transaction.atomic():
            _load(demo, password, stored, watch, report)
    except DatabaseError as error:
        line = str(error).strip().splitlines()[0]
        raise DemoError(str(folder), f"the database refuses this demonstration: {line}") from error
    return report


def _load(demo: Demo, password: str, stored: list, watch: Watch, report: Report) -> None:
    load_register(demo.register, report)
    staff = load_staff(demo.staff, password, report)
    categories = load_categories(demo.stories["categories"], report)
    entries = watch(demo.pictures, "pictures")
    pictures = load_pictures(entries, demo.folder, stored, report)
    load_logos(demo.pictures, pictures, report)
    for story in watch(demo.stories["stories"], "stories"):
        load_story(story, demo.bodies, categories, pictures, staff, report)
    if report.added:
        ContentVersion.bump()
