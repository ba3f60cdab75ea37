"""What readers were told of changes, as schema.org knows it."""

from collections.abc import Iterable

from django.utils import timezone

from apps.org.addresses import full
from apps.org.structured import Subject, node

from ..choices import ChangeKind
from ..corrections import Told
from ..languages import html_code


def correction_list(address: str, entries: Iterable[Told], first: int = 1) -> Subject:
    """Of which the page at `address` shows those from `first` on."""
    items = [
        node("ListItem", position=number, item=_comment(told))
        for number, told in enumerate(entries, start=first)
    ]
    listed = node(
        "ItemList", id=f"{full(address)}#list", numberOfItems=len(items), itemListElement=items
    )
    return Subject("CollectionPage", [listed])


def _comment(told: Told) -> dict:
    return node(
        "CorrectionComment" if told.kind == ChangeKind.CORRECTION else "Comment",
        name=str(told.headline),
        text=str(told.note),
        inLanguage=html_code(told.note.language),
        datePublished=timezone.localtime(told.at).isoformat(timespec="seconds"),
        url=full(told.path) if told.path else None,
    )
