"""A list of old addresses from a table of two columns: all of it, or nothing."""

import csv
from collections import Counter
from collections.abc import Callable, Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from apps.org.models import ContentVersion
from apps.org.texts import translated

from .models import OldAddress

Watch = Callable[[Iterable], Iterable]
HEAD = ["old", "new"]


class BadList(Exception):  # noqa: N818 — reads as what it is
    """`lines` say what is wrong, each with the number of its line."""

    def __init__(self, lines: list[str]):
        super().__init__("\n".join(lines))
        self.lines = lines


def load(text: str, *, dry_run: bool = False, watch: Watch = list) -> Counter:
    """Add and change entries as the table says: {"added": 2, "changed": 0, "unchanged": 1}.

    An old address not in the table stays as it is. Raises BadList, and then nothing has changed.
    """
    rows, wrong, counts = _rows(text), [], Counter()
    with transaction.atomic():
        for number, row in watch(rows):
            try:
                counts[_store(row)] += 1
            except ValidationError as error:
                wrong.append(f"line {number}: {' '.join(error.messages)}")
        if wrong:
            transaction.set_rollback(True)
            raise BadList(wrong)
        if dry_run:
            transaction.set_rollback(True)
        elif counts["added"] or counts["changed"]:
            ContentVersion.bump()
    return counts


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold something, each with its line; a heading is passed over."""
    reader, rows = csv.reader(text.splitlines(keepends=True), strict=True), []
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells) and not (not rows and [cell.lower() for cell in cells] == HEAD):
                rows.append((reader.line_num, cells))
    except csv.Error as error:
        raise BadList([f"line {reader.line_num}: {error}"]) from error
    return rows


def _store(row: list[str]) -> str:
    """What was done. Raises ValidationError."""
    if len(row) != len(HEAD) or not all(row):
        raise ValidationError("expected two columns, the old address and the new one")
    given, path = row
    entry = OldAddress.objects.at(given).first() or OldAddress()
    is_new, before = entry.pk is None, (entry.article_id, entry.path)
    entry.address, entry.article, entry.path = given, None, path
    for column in translated("gone_reason"):
        setattr(entry, column, None)
    entry.full_clean()
    entry.save()
    if is_new:
        return "added"
    return "unchanged" if before == (entry.article_id, entry.path) else "changed"
