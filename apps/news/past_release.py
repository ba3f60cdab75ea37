"""A text of a public story that visitors could read before the present one."""

from copy import copy
from functools import cached_property

from django.utils import timezone

from .models import Article, Revision
from .notes import Note, newest_first, notes_of
from .outings import Outing
from .release import Release


class PastRelease(Release):
    """With the notes of all that has changed since."""

    def __init__(self, article: Article, text: Revision, outing: Outing):
        super().__init__(copy(article))
        self.outing = outing
        self.article.live, self.article.live_at = text, outing.since
        first_day = timezone.localdate(article.first_published_at)
        self.article.published_on = text.dated_on or first_day

    @cached_property
    def notes(self) -> list[Note]:
        known = [*notes_of(self.article), *self.register_notes]
        return newest_first(note for note in known if note.live_at > self.outing.since)
