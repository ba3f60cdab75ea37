"""The stories a query finds: how many of each kind, and a page of them with what was found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.safestring import SafeString

from ..models import Article
from .marks import excerpt, marked
from .passages import passages
from .query import Query

AN_HOUR = 3600
MANY = 1000
# Counted in one query: stories of a language, category and year.
Group = tuple[str, int, int]


@dataclass(frozen=True)
class Hit:
    """A story with title and excerpt marked."""

    article: Article
    title: SafeString
    excerpt: SafeString


def counts(query: Query, version: int) -> Counter[Group]:
    """How many public stories a query finds, by language, category and year.

    Counting is the one thing here that takes longer the more is found, so what is long is kept in
    the cache under the content version; rare words would only fill it.
    """
    if not query:
        return Counter()
    key = f"search:{version}:{sha256(repr(query.terms).encode()).hexdigest()}"
    counted = cache.get(key)
    if counted is None:
        counted = _counted(query)
        if counted.total() >= MANY:
            cache.set(key, counted, AN_HOUR)
    return counted


def _counted(query: Query) -> Counter[Group]:
    found = Article.objects.public().matching(query).annotate(year=ExtractYear("published_on"))
    groups = found.values_list("language", "category", "year").order_by()
    return Counter({group[:3]: group[3] for group in groups.annotate(number=Count("pk"))})


def matching(query: Query, language: str) -> QuerySet:
    """The keys of those a visitor may read in a language, best first."""
    public = Article.objects.public().in_language(language)
    return public.matching(query).best_first(query).values_list("pk", flat=True)


def hits(keys: Iterable[int], query: Query) -> list[Hit]:
    """The stories with these keys, in their order."""
    public = Article.objects.public().select_related("live", "category")
    articles = public.in_bulk(list(keys))
    return [_hit(articles[key], query) for key in keys if key in articles]


def _hit(article: Article, query: Query) -> Hit:
    text = article.live
    return Hit(
        article=article,
        title=marked(text.title, query),
        excerpt=excerpt(passages(text), query, article.language),
    )
