"""A public story with all that is told with it: its page, its sheet and its downloads share it."""

from datetime import date, datetime
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from apps.org.addresses import full
from apps.org.models import Picture
from apps.org.templatetags.picture_tags import showable
from apps.partners.panels import Panel, panels

from .body import pictures_in, render_body
from .models import Article, Revision
from .notes import Note, newest_first, notes_of, register_notes_of


class Release:
    """Of a live article as `story()` gives it; each part is asked for once, when it is needed."""

    def __init__(self, article: Article):
        self.article = article

    @property
    def text(self) -> Revision:
        return self.article.live

    @property
    def address(self) -> str:
        return full(self.article.get_absolute_url())

    @property
    def headline(self) -> str:
        """The title in one line, for file headers, subjects of mails and the like."""
        return " ".join(self.text.title.split())

    @property
    def published(self) -> datetime | date:
        """The moment of publication; of a story from before this site only its day is known."""
        first = timezone.localtime(self.article.first_published_at)
        return first if first.date() == self.article.published_on else self.article.published_on

    @property
    def modified(self) -> datetime | date:
        """When its live text went live, or a fact of it was corrected; never before it was
        published."""
        moments = [self.article.live_at, *(note.live_at for note in self.register_notes)]
        live_at = timezone.localtime(max(moments))
        return live_at if live_at.date() >= self.article.published_on else self.published

    @property
    def dateline(self) -> str:
        """“Shanghai, 11 September.”; empty where the text names no place."""
        place = self.text.dateline
        day = date_format(self.article.published_on, "MONTH_DAY_FORMAT")
        return _("%(place)s, %(day)s.") % {"place": place, "day": day} if place else ""

    @property
    def body(self) -> SafeString:
        return render_body(self.text.body, self.dateline, pictures=self._in_body)

    @property
    def body_for_paper(self) -> SafeString:
        """With its pictures loaded at once: a browser may print before it nears them."""
        return render_body(self.text.body, self.dateline, pictures=self._in_body, loading="eager")

    @cached_property
    def panels(self) -> list[Panel]:
        return panels(self.text.agreements.public(), self.text.occasions.public())

    @cached_property
    def notes(self) -> list[Note]:
        return newest_first([*notes_of(self.article), *self.register_notes])

    @cached_property
    def register_notes(self) -> list[Note]:
        """The corrections of the agreements and occasions it is about."""
        return register_notes_of(self.article)

    @property
    def corrected(self) -> Note | None:
        """The newest correction."""
        return next((note for note in self.notes if note.is_correction), None)

    @property
    def pictures(self) -> list[Picture]:
        """Those a visitor may see today, each once, the lead picture first."""
        shown = [self.text.lead_picture, *self._in_body.values()]
        return list(dict.fromkeys(picture for picture in shown if showable(picture)))

    @cached_property
    def _in_body(self) -> dict[int, Picture]:
        return pictures_in(self.text.body)
