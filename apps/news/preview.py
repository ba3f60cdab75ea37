"""A text that is not public, as visitors would read it were it published now.

Nothing here is saved, nor kept in a cache: what a preview shows is on no other page.
"""

from copy import copy
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from apps.org.models import Department
from apps.partners.panels import Panel, panels

from .models import Article
from .notes import TOLD, Note, newest_first
from .release import Release


class Preview(Release):
    """Of an article as `previewed()` gives it.

    Publishing makes public what a text tells of, so the panel shows that before it is.
    """

    def __init__(self, article: Article, at: datetime | None = None):
        super().__init__(_as_if_public(article, at))
        self._before = article.live

    @cached_property
    def panels(self) -> list[Panel]:
        signed = self.text.agreements.filter(signed_on__isnull=False)
        return panels(signed, self.text.occasions.all(), Department.objects.all())

    @cached_property
    def notes(self) -> list[Note]:
        """With its own, which readers will see once it is public."""
        text, told = self.text, super().notes
        if text.change_kind not in TOLD or any(note.number == text.number for note in told):
            return told
        before = self._before.number if self._before else None
        note = Note(text.number, text.change_kind, text.change_note, self.article.live_at, before)
        return newest_first([note, *told])


def previewed(pk: int) -> Article:
    """An article with its latest text and all that a preview of it needs."""
    texts = ("live", "latest__lead_picture", "category")
    return Article.objects.with_notes().select_related(*texts).get(pk=pk)


def _as_if_public(article: Article, at: datetime | None) -> Article:
    """A copy, never to be saved, with its latest text live since the moment that is planned."""
    at = at or timezone.now()
    moment = max(at, article.publish_at or at)
    shown = copy(article)
    shown.live = article.latest
    shown.first_published_at = article.first_published_at or moment
    day = article.published_on or timezone.localdate(moment)
    shown.published_on = article.latest.dated_on or day
    shown.live_at = moment
    return shown
