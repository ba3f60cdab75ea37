"""What is being written and not saved yet, and who has a form open. No move of an article."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User

from ..models import Article, Revision, WorkingCopy
from ..querysets import PRESENT
from .rules import require

Fields = dict[str, list[str]]  # what was typed, by the name of its field


def open_form(
    article: Article | None, *, by: User, page: str, at: datetime | None = None
) -> WorkingCopy:
    """Write down that somebody has a form open; of no article, the form of a new one."""
    at = at or timezone.now()
    with transaction.atomic():
        copy = _own(article, by=by, page=page, at=at)
        copy.save()
    return copy


def keep_copy(
    article: Article | None,
    *,
    by: User,
    page: str,
    fields: Fields | None,
    based_on: Revision | None = None,
    at: datetime | None = None,
) -> WorkingCopy:
    """Keep what was typed; no fields: all of it was taken back.

    Refused where another page of theirs has kept something, which this would write over.
    """
    at = at or timezone.now()
    with transaction.atomic():
        copy = _own(article, by=by, page=page, at=at)
        refusal = _("Not kept: something you typed earlier and did not save would be lost.")
        require(copy.fields is None or copy.page == page, refusal)
        copy.page, copy.fields, copy.based_on = page, fields, based_on
        copy.saved_at = None if fields is None else at
        copy.save()
    return copy


def close_form(article: Article | None, *, by: User, page: str) -> None:
    """The form is closed; what was kept stays."""
    mine = WorkingCopy.objects.filter(article=article, user=by, page=page)
    mine.kept().update(seen_at=None)
    mine.filter(fields__isnull=True).delete()


def discard_copy(article: Article | None, *, by: User, page: str) -> None:
    """Of no use any more: it was saved, or is not wanted."""
    WorkingCopy.objects.filter(article=article, user=by, page=page).delete()


def _own(article: Article | None, *, by: User, page: str, at: datetime) -> WorkingCopy:
    """Their row, seen at this moment, and not saved yet."""
    mine = WorkingCopy.objects.select_for_update()
    opened = {"page": page, "opened_at": at}
    copy, is_new = mine.get_or_create(article=article, user=by, defaults=opened)
    if is_new:
        WorkingCopy.objects.idle(at).exclude(pk=copy.pk).delete()
    elif copy.seen_at is None or copy.seen_at <= at - PRESENT:
        copy.opened_at = at
    if copy.fields is None:
        copy.page = page
    copy.seen_at = at
    return copy
