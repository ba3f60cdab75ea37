"""What a feed may be about. Each answers like the page it belongs to: what that hides is a 404."""

from dataclasses import dataclass

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from apps.org.texts import worded
from apps.partners.public import partners

from ..corrections import told, told_of
from ..models import Article, Category
from ..querysets import ArticleQuerySet
from ..syndication import FEED_SIZE, newest
from .correction import Correction


@dataclass(frozen=True)
class Subject:
    """`name` is empty for the whole newsroom; `page` is the path of its page."""

    name: str
    description: str
    page: str
    articles: ArticleQuerySet

    def entries(self) -> list:
        return newest(self.articles)


@dataclass(frozen=True)
class Corrections(Subject):
    """Not of stories but of what was told about them."""

    def entries(self) -> list:
        return [Correction(told_of(row)) for row in told(get_language())[:FEED_SIZE]]


def newsroom() -> Subject:
    return Subject("", _("The newest stories."), reverse("news:article_list"), _articles())


def category(slug) -> Subject:
    """Like its page, in every language once it has a public story in one."""
    known = Category.objects.holding(Article.objects.public())
    category = get_object_or_404(known, slug=slug)
    return Subject(
        str(category),
        _("The newest stories in “%(category)s”.") % {"category": category},
        reverse("news:category", args=[slug]),
        _articles().filter(category=category),
    )


def partner(key) -> Subject:
    partner = partners().filter(key=key).first()
    if partner is None:
        raise Http404
    name = str(worded(partner) or partner)
    return Subject(
        name,
        _("The newest stories about %(partner)s.") % {"partner": name},
        reverse("partners:partner", args=[key]),
        _articles().about(organisations=partner),
    )


def corrections() -> Subject:
    return Corrections(
        _("Corrections"),
        _("What we corrected, added or withdrew."),
        reverse("news:corrections"),
        Article.objects.none(),
    )


def _articles() -> ArticleQuerySet:
    return Article.objects.public().in_language(get_language())
