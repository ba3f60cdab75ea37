"""Joint releases: several articles go live in one transaction, or none does."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User

from ..models import Article, Bundle
from .moments import expect_next
from .publication import go_live
from .review import is_reviewed
from .rules import require
from .schedule import plan, unplan


def bundle_up(bundle: Bundle, articles: Iterable[Article]) -> None:
    """Let exactly these go out with it; what it had before goes out alone again, unplanned."""
    with transaction.atomic():
        bundle = _locked(bundle)
        require(bundle.publish_at is None, _("Take it off the plan first, then change it."))
        _require_unpublished(bundle)
        wanted = {article.pk for article in articles}
        rows = Article.objects.select_for_update().order_by("pk")
        for article in rows.filter(pk__in=wanted):
            _require_free(article, bundle)
        Article.objects.filter(bundle=bundle).exclude(pk__in=wanted).update(bundle=None)
        Article.objects.filter(pk__in=wanted).update(bundle=bundle)


def publish_bundle(bundle: Bundle, *, by: User, at: datetime | None = None) -> None:
    """Make all of them live at one moment. One that is not reviewed holds back all."""
    at = at or timezone.now()
    with transaction.atomic():
        bundle, articles = _with_articles(bundle)
        waiting = [article for article in articles if not is_reviewed(article)]
        titles = "; ".join(str(article) for article in waiting)
        require(not waiting, _("None went out: not reviewed yet: %(titles)s.") % {"titles": titles})
        for article in articles:
            go_live(article, by=by, at=at)
        bundle.published_at, bundle.publish_at = at, None
        bundle.save(update_fields=["published_at", "publish_at"])


def schedule_bundle(
    bundle: Bundle, *, publish_at: datetime, by: User, at: datetime | None = None
) -> None:
    """Plan the moment at which all go out, if every one is reviewed by then."""
    at = at or timezone.now()
    with transaction.atomic():
        bundle, articles = _with_articles(bundle)
        for article in articles:
            plan(article, publish_at, by=by, at=at)
        bundle.publish_at = publish_at
        bundle.save(update_fields=["publish_at"])
        expect_next()


def unschedule_bundle(bundle: Bundle, *, by: User, at: datetime | None = None) -> None:
    """Take the moment away from all; nothing is published by it."""
    with transaction.atomic():
        bundle, articles = _with_articles(bundle)
        require(bundle.publish_at, _("No moment is planned."))
        for article in articles:
            unplan(article, by=by, at=at)
        bundle.publish_at = None
        bundle.save(update_fields=["publish_at"])
        expect_next()


def take_apart(bundle: Bundle, *, by: User, at: datetime | None = None) -> None:
    """Delete a joint release that has not gone out; its articles stay, unplanned."""
    with transaction.atomic():
        bundle = _locked(bundle)
        _require_unpublished(bundle)
        if bundle.publish_at:
            unschedule_bundle(bundle, by=by, at=at)
        bundle.delete()


def _with_articles(bundle: Bundle) -> tuple[Bundle, list[Article]]:
    bundle = _locked(bundle)
    _require_unpublished(bundle)
    articles = Article.objects.filter(bundle=bundle).order_by("pk").select_for_update()
    require(articles, _("There is no article in it yet."))
    return bundle, list(articles)


def _locked(bundle: Bundle) -> Bundle:
    return Bundle.objects.select_for_update().get(pk=bundle.pk)


def _require_unpublished(bundle: Bundle) -> None:
    require(bundle.published_at is None, _("This joint release has gone out."))


def _require_free(article: Article, bundle: Bundle) -> None:
    title = {"title": article}
    is_elsewhere = article.open_bundle not in {None, bundle}
    require(not is_elsewhere, _("“%(title)s” is in another joint release.") % title)
    has_plan = article.publish_at is not None
    require(not has_plan, _("“%(title)s” has a moment of its own: clear that first.") % title)
    is_live = article.live_id == article.latest_id
    require(not is_live, _("“%(title)s” is live already.") % title)
