"""A story, and lists of stories, as schema.org knows them."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.addresses import full
from apps.org.structured import Node, Subject, images, item_list, node, us_reference
from apps.org.texts import worded
from apps.partners.structured import Facts

from ..cards import Card
from ..languages import html_code
from ..models import Article
from ..notes import Note
from ..release import Release


def story_subject(release: Release, story: Mapping[str, Article], card: Card) -> Subject:
    """`story` holds what visitors may know of it in each language."""
    article, text = release.article, release.text
    facts = Facts(release.panels, release.address)
    category = reverse("news:category", args=[article.category.slug])
    written = node(
        "NewsArticle",
        id=article_id(article),
        url=release.address,
        mainEntityOfPage={"@id": release.address},
        headline=release.headline,
        description=text.summary,
        inLanguage=html_code(article.language),
        datePublished=_iso(release.published),
        dateModified=_iso(release.modified),
        dateline=text.dateline,
        contentLocation=node("Place", name=text.dateline) if text.dateline else None,
        image=[picture for one in release.pictures for picture in images(one)] or [_card(card)],
        author=us_reference(),
        publisher=us_reference(),
        articleSection=worded(article.category),
        isAccessibleForFree=True,
        correction=[_correction(note) for note in release.notes if note.is_correction],
        about=[{"@id": subject["@id"]} for subject in facts.subjects],
        mentions=facts.mentions,
        **_translations(article, story),
    )
    above = [(_("News"), reverse("news:article_list")), (worded(article.category), category)]
    return Subject("WebPage", [written, *facts.subjects, *facts.named], above)


def article_id(article: Article) -> str:
    """A language version is a work of its own."""
    return f"{full(article.get_absolute_url())}#article"


def story_dates(release: Release) -> dict[str, str]:
    return {"published": _iso(release.published), "modified": _iso(release.modified)}


def _iso(day: datetime | date) -> str:
    return day.isoformat(timespec="seconds") if isinstance(day, datetime) else day.isoformat()


def _card(card: Card) -> Node:
    return node("ImageObject", contentUrl=full(card.address), width=card.width, height=card.height)


def _correction(note: Note) -> Node:
    return node(
        "CorrectionComment",
        text=note.text,
        datePublished=_iso(timezone.localtime(note.live_at)),
    )


def _translations(article: Article, story: Mapping[str, Article]) -> dict:
    """The version that was public first is the work, the others are its translations."""
    public = [version for version in story.values() if version.live]
    first = min(public, key=lambda version: (version.first_published_at, version.pk))
    others = [version for version in public if version.pk != article.pk]
    if first.pk != article.pk:
        return {"translationOfWork": _version(first)}
    return {"workTranslation": [_version(version) for version in others]}


def _version(article: Article) -> Node:
    release = Release(article)
    return node(
        "NewsArticle",
        id=article_id(article),
        url=release.address,
        headline=release.headline,
        inLanguage=html_code(article.language),
    )


def story_list(address: str, articles: Iterable[Article], first: int = 1) -> Subject:
    items = [(article.live.title, article.get_absolute_url()) for article in articles]
    return Subject("CollectionPage", [item_list(address, items, first)])
