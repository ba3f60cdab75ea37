"""A story as feed readers get it: the whole text, every address in full, one id for ever."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import urljoin
from uuid import UUID, uuid5

import nh3
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.utils import timezone

from apps.org.addresses import full
from apps.org.models import Picture
from apps.org.templatetags.picture_tags import showable

from .body import ATTRIBUTES, TAGS, pictures_in, render_body
from .models import Article
from .querysets import ArticleQuerySet
from .release import Release

FEED_SIZE = 20
A_MONTH = 30 * 24 * 3600
NAMESPACE = UUID("1c2f5c0a-2a5b-4bd0-9a0e-6d3a5f2f4c77")
# What readers need of a page's markup; sizes and formats they would not know what to do with.
SHOWN_TAGS = TAGS | {"aside", "b", "figcaption", "img", "small"}
SHOWN_ATTRIBUTES = ATTRIBUTES | {"figure": set(), "img": {"src", "alt", "width", "height"}}


@dataclass(frozen=True)
class File:
    address: str
    length: int  # bytes
    media_type: str


class Entry:
    """Of a live article; `pictures` are those of all bodies of the feed."""

    def __init__(self, article: Article, pictures: dict[int, Picture]):
        self.article = article
        self.pictures = pictures
        self.release = Release(article)

    @property
    def id(self) -> str:
        """Made of what can never change, so it outlives another text, host or kind of address."""
        birth = self.article.first_published_at.astimezone(UTC).isoformat()
        return uuid5(NAMESPACE, f"{self.article.pk} {birth}").urn

    @property
    def address(self) -> str:
        return self.release.address

    @property
    def title(self) -> str:
        return self.release.headline

    @property
    def summary(self) -> str:
        return self.article.live.summary

    @property
    def category(self) -> str:
        return str(self.article.category)

    @property
    def published(self) -> datetime:
        return _moment(self.release.published)

    @property
    def updated(self) -> datetime:
        return _moment(self.release.modified)

    @property
    def content(self) -> str:
        """What was changed, the lead picture, the text."""
        text = self.article.live
        body = render_body(text.body, self.release.dateline, pictures=self.pictures)
        context = {"notes": self.release.notes, "picture": text.lead_picture, "body": body}
        return nh3.clean(
            render_to_string("news/_feed_entry.html", context),
            tags=SHOWN_TAGS,
            attributes=SHOWN_ATTRIBUTES,
            attribute_filter=self._in_full,
            url_schemes={"http", "https", "mailto", "tel"},
            link_rel="noopener",
        ).strip()

    @property
    def files(self) -> list[File]:
        """The lead picture, where visitors may see it."""
        picture = self.article.live.lead_picture
        if not showable(picture):
            return []
        largest = picture.largest()
        length = _length(largest.name)
        return [File(full(largest.address), length, largest.media_type)] if length else []

    def _in_full(self, tag: str, attribute: str, value: str) -> str | None:
        """None, which leaves the attribute out, for what is no address."""
        if attribute not in ("href", "src"):
            return value
        try:
            return urljoin(self.address, value)
        except ValueError:
            return None


def newest(articles: ArticleQuerySet) -> list[Entry]:
    """The newest of these, with all their pictures, in two queries."""
    shown = articles.newest_first().select_related("live", "live__lead_picture", "category")
    found = list(shown.with_moment_live().with_notes()[:FEED_SIZE])
    pictures = pictures_in(*(article.live.body for article in found))
    return [Entry(article, pictures) for article in found]


def _moment(day: datetime | date) -> datetime:
    """Of a day, its start: a feed knows moments alone."""
    if isinstance(day, datetime):
        return day
    return timezone.make_aware(datetime.combine(day, time()))


def _length(name: str) -> int:
    """In bytes, looked up once: no file ever changes under its name. 0 where there is none."""
    try:
        return cache.get_or_set(f"length:{name}", lambda: default_storage.size(name), A_MONTH)
    except OSError:
        return 0
