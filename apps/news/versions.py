"""The story in other languages: where it can be read, that it can't, or that it is ahead."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from .languages import NAMES, html_code
from .models import Article
from .notes import Note, notes_of

# What a sentence calls a language, where that is not its name in the settings.
CALLED = {"zh-hans": gettext_lazy("Chinese")}


@dataclass(frozen=True)
class Version:
    """The story in another language, as readers of this one are told of it.

    `address` is empty where the story never was public in that language, and tells why it is gone
    where it was withdrawn; `newer` is a note of it that went live after the text they read.
    """

    language: str
    called: str
    address: str = ""
    newer: Note | None = None
    is_withdrawn: bool = False

    @property
    def html_code(self) -> str:
        return html_code(self.language)

    @property
    def invitation(self) -> str:
        """To read it, said in its own language."""
        with override(self.language):
            return _("Read this in %(language)s") % {
                "language": NAMES.get(self.language, self.called)
            }

    @property
    def warning(self) -> str:
        """That this version may be behind; empty where it is not."""
        if self.newer is None:
            return ""
        if self.newer.is_correction:
            changed = _(
                "The %(language)s version was corrected on %(day)s;"
                " this one may not have the change yet."
            )
        else:
            changed = _(
                "The %(language)s version was updated on %(day)s;"
                " this one may not have the change yet."
            )
        day = date_format(self.newer.day, "DATE_FORMAT")
        return changed % {"language": self.called, "day": day}


def other_versions(article: Article, story: Mapping[str, Article]) -> list[Version]:
    """One for each other language of the site; `story` holds what visitors may know of."""
    return [
        _version(code, str(CALLED.get(code, label)), story.get(code), article)
        for code, label in settings.LANGUAGES
        if code != article.language
    ]


def _version(code: str, called: str, other: Article | None, article: Article) -> Version:
    if other is None:
        return Version(code, called)
    if other.live is None:
        return Version(code, called, other.get_absolute_url(), is_withdrawn=True)
    newest = next(iter(notes_of(other)), None)
    newer = newest if newest and newest.live_at > article.live_at else None
    return Version(code, called, other.get_absolute_url(), newer)
