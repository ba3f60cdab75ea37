"""Joint releases: several articles go live in one transaction, or none does."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User

from ..models import Article, Bundle
from ..moments import expect_next
from .publication import go_live
from .review import is_reviewed
from .rules import require
from .schedule import plan, unplan


def bundle_up(bundle: Bundle, articles: Iterable[Article], *, by: User) -> None:
    """Let exactly these go out with it; what it had before goes out alone again, unplanned."""
    with transaction.atomic():
        wanted = {article.pk for article in articles}
        bundle, before = _with_articles(bundle, by=by, joining=wanted)
        require(bundle.publish_at is None, _("Take it off the plan first, then change it."))
        after = list(Article.objects.for_desk(by).filter(pk__in=wanted).order_by("pk"))
        require(len(after) == len(wanted), _("One of these articles is gone."))
        for article in after:
            _require_free(article, bundle)
        left = [article.pk for article in before if article.pk not in wanted]
        Article.objects.filter(pk__in=left).update(bundle=None)
        Article.objects.filter(pk__in=wanted).update(bundle=bundle)


def publish_bundle(bundle: Bundle, *, by: User, at: datetime | None = None) -> None:
    """Make all of them live at one moment. One that is not reviewed holds back all."""
    at = at or timezone.now()
    with transaction.atomic():
        bundle, articles = _with_articles(bundle, by=by)
        require(articles, _("There is no article in it yet."))
        waiting = [article for article in articles if not is_reviewed(article)]
        titles = "; ".join(str(article) for article in waiting)
        require(not waiting, _("None went out: not reviewed yet: %(titles)s.") % {"titles": titles})
        go_live(articles, by=by, at=at)
        bundle.published_at, bundle.publish_at = at, None
        bundle.save(update_fields=["published_at", "publish_at"])
        expect_next()


def schedule_bundle(
    bundle: Bundle, *, publish_at: datetime, by: User, at: datetime | None = None
) -> None:
    """Plan the moment at which all go out, if every one is reviewed by then."""
    at = at or timezone.now()
    with transaction.atomic():
        bundle, articles = _with_articles(bundle, by=by)
        require(articles, _("There is no article in it yet."))
        for article in articles:
            plan(article, publish_at, by=by, at=at)
        bundle.publish_at = publish_at
        bundle.save(update_fields=["publish_at"])
        expect_next()


def unschedule_bundle(bundle: Bundle, *, by: User, at: datetime | None = None) -> None:
    """Take the moment away from all; nothing is published by it."""
    with transaction.atomic():
        bundle, articles = _with_articles(bundle, by=by)
        require(bundle.publish_at, _("No moment is planned."))
        _unplan_all(articles, by=by, at=at)
        bundle.publish_at = None
        bundle.save(update_fields=["publish_at"])
        expect_next()


def take_apart(bundle: Bundle, *, by: User, at: datetime | None = None) -> None:
    """Delete a joint release that has not gone out; its articles stay, unplanned."""
    with transaction.atomic():
        bundle, articles = _with_articles(bundle, by=by)
        _unplan_all(articles, by=by, at=at)
        bundle.delete()
        expect_next()


def _unplan_all(articles: list[Article], *, by: User, at: datetime | None) -> None:
    for article in articles:
        if article.publish_at:
            unplan(article, by=by, at=at)


def _with_articles(
    bundle: Bundle, *, by: User, joining: Iterable[int] = ()
) -> tuple[Bundle, list[Article]]:
    """Both locked, and known to whoever would move them: the release first, as `keep_up` does,
    then its articles and those that are to join it, by number."""
    bundle = _locked(bundle)
    require(bundle.published_at is None, _("This joint release has gone out."))
    rows = Article.objects.filter(Q(bundle=bundle) | Q(pk__in=joining))
    locked = list(rows.order_by("pk").select_for_update())
    articles = [article for article in locked if article.bundle_id == bundle.pk]
    known = Article.objects.for_desk(by).filter(bundle=bundle).count()
    require(known == len(articles),
            _("It holds an article that is limited to named staff: ask one of them."))  # fmt: skip
    return bundle, articles


def _locked(bundle: Bundle) -> Bundle:
    return Bundle.objects.select_for_update().get(pk=bundle.pk)


def _require_free(article: Article, bundle: Bundle) -> None:
    title = {"title": article}
    is_elsewhere = article.open_bundle not in {None, bundle}
    require(not is_elsewhere, _("“%(title)s” is in another joint release.") % title)
    has_plan = article.publish_at is not None
    require(not has_plan, _("“%(title)s” has a moment of its own: clear that first.") % title)
    is_live = article.live_id == article.latest_id
    require(not is_live, _("“%(title)s” is live already.") % title)
