"""What is planned, and what came of it, day by day."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .choices import Action, State
from .languages import NAMES, html_code
from .models import Article, Transition
from .querysets import ArticleQuerySet


@dataclass(frozen=True)
class Entry:
    """`kind` is one of out, unsigned, down, missed, published, withdrawn; `what` says it.

    `at` is in the time zone of the site; `release` names the joint release it is part of.
    """

    at: datetime
    kind: str
    article_id: int
    title: str
    language: str
    release: str = ""

    @property
    def what(self) -> str:
        return meanings()[self.kind]

    @property
    def called(self) -> str:
        return NAMES.get(self.language, self.language)

    @property
    def html_code(self) -> str:
        return html_code(self.language)


def meanings() -> dict[str, str]:
    return {
        "out": pgettext("in the calendar", "goes out"),
        "unsigned": _("goes out, if all have signed by then"),
        "down": pgettext("in the calendar", "comes down"),
        "missed": _("did not go out as planned"),
        "published": pgettext("in the calendar", "went out"),
        "withdrawn": pgettext("in the calendar", "was withdrawn"),
    }


def agenda(articles: ArticleQuerySet, first: date, last: date) -> dict[date, list[Entry]]:
    """Of these articles: the entries of each day that has some, both bounds included, in order."""
    start, end = _midnight(first), _midnight(last + timedelta(days=1))
    found = [*_ahead(articles, start, end), *_done(articles, start, end)]
    days = defaultdict(list)
    for entry in sorted(found, key=lambda entry: (entry.at, entry.release, entry.title)):
        days[entry.at.date()].append(entry)
    return dict(days)


def _ahead(articles: ArticleQuerySet, start: datetime, end: datetime) -> Iterator[Entry]:
    moments = ("publish_at", "withdraw_at", "missed_at")
    is_inside = Q()
    for name in moments:
        is_inside |= Q(**{f"{name}__gte": start, f"{name}__lt": end})
    rows = articles.filter(is_inside).select_related("latest", "bundle").defer("latest__body")
    for article in rows:
        goes_out = "out" if article.state == State.SCHEDULED else "unsigned"
        for name, kind in zip(moments, (goes_out, "down", "missed"), strict=True):
            at = getattr(article, name)
            if at and start <= at < end:
                bundle = article.open_bundle if kind != "down" else None
                yield _entry(at, kind, article, article.latest.title, bundle)


def _done(articles: ArticleQuerySet, start: datetime, end: datetime) -> Iterator[Entry]:
    kinds = {Action.PUBLISHED: "published", Action.WITHDRAWN: "withdrawn"}
    log = Transition.objects.filter(
        action__in=kinds, at__gte=start, at__lt=end, article__in=articles.values("pk")
    )
    for move in log.select_related("revision", "article__bundle").defer("revision__body"):
        bundle = move.article.bundle
        is_joint = bundle and bundle.published_at == move.at
        title = move.revision.title if move.revision else str(move.article)
        yield _entry(move.at, kinds[move.action], move.article, title, bundle if is_joint else None)


def _entry(at: datetime, kind: str, article: Article, title: str, bundle) -> Entry:
    local, release = timezone.localtime(at), bundle.name if bundle else ""
    return Entry(local, kind, article.pk, title, article.language, release)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
