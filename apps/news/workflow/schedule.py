"""What is planned, and its doing once the moment has come. Nothing else keeps time here.

Whoever first sees a moment pass, a request or a command, calls `keep_up`. Several may see it at
once: each locks the article, looks again, and all but one find it done.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import ContentVersion, User

from ..choices import Action, State
from ..models import Article
from .moments import expect_next
from .publication import go_live, public_reason, withdraw
from .review import is_reviewed
from .rules import Refused, locked, move, record, require

# After a fault nobody foresaw: not with every request, and not never.
AGAIN_AFTER = timedelta(minutes=1)
log = logging.getLogger(__name__)


def schedule(
    article: Article, *, publish_at: datetime, by: User, at: datetime | None = None
) -> None:
    """Plan the moment at which the latest text goes live, if all have signed it by then."""
    at = at or timezone.now()
    with transaction.atomic():
        article = locked(article)
        require(article.open_bundle is None, _("It goes out with its joint release: plan that."))
        plan(article, publish_at, by=by, at=at)
        expect_next()


def unschedule(article: Article, *, by: User, at: datetime | None = None) -> None:
    """Take the moment away. Nothing is published by it, whenever that moment was."""
    with transaction.atomic():
        article = locked(article)
        require(article.open_bundle is None, _("It goes out with its joint release: plan that."))
        require(article.publish_at, _("No moment is planned."))
        unplan(article, by=by, at=at)
        expect_next()


def schedule_withdrawal(
    article: Article,
    *,
    withdraw_at: datetime | None,
    by: User,
    reason: str = "",
    at: datetime | None = None,
) -> None:
    """Plan the moment at which it comes down and what the public is then told; None: it stays."""
    at = at or timezone.now()
    with transaction.atomic():
        article = locked(article)
        if withdraw_at is None:
            require(article.withdraw_at, _("No withdrawal is planned."))
            article.planned_reason = ""
        else:
            is_ahead = article.live_id or article.publish_at
            require(is_ahead, _("Only what is public, or planned to be, can be taken down."))
            require(withdraw_at > at, _("That moment has passed: choose one to come."))
            require(article.publish_at is None or article.publish_at < withdraw_at,
                    _("It would come down before it goes out."))  # fmt: skip
            article.planned_reason = public_reason(reason)
        article.withdraw_at = withdraw_at
        article.save()
        action = Action.SCHEDULED if withdraw_at else Action.UNSCHEDULED
        record(article, action, by=by, at=at, reason=article.planned_reason)
        expect_next()


def keep_up(at: datetime | None = None) -> list[Article]:
    """Do what has become due by now, each article for itself; those that changed.

    What cannot be done is logged and left for a minute; it holds up nothing else.
    """
    at = at or timezone.now()
    due = Article.objects.due(at).order_by("publish_at", "withdraw_at", "pk")
    changed, failed = [], False
    for article in due:
        try:
            changed += perform_due(article, at)
        except Exception:
            log.exception("What was due could not be done: article %s", article.pk)
            failed = True
    with transaction.atomic():
        expect_next()
        version = ContentVersion.locked()
        if failed and version.is_due(at):
            version.next_due_at = at + AGAIN_AFTER
            version.save(update_fields=["next_due_at"])
    return changed


def perform_due(article: Article, at: datetime) -> list[Article]:
    """Do what was due of one article, with its joint release; nothing where it was done already."""
    with transaction.atomic():
        article = locked(article)
        done = []
        if article.publish_at and article.publish_at <= at:
            done += _go_out(article)
            article = locked(article)
        if article.live_id and article.withdraw_at and article.withdraw_at <= at:
            withdraw(article, by=None, reason=article.planned_reason, at=article.withdraw_at)
            done.append(article)
        return done


def plan(article: Article, publish_at: datetime, *, by: User, at: datetime) -> None:
    """Of a locked article; the caller says what is next."""
    require(article.live_id != article.latest_id, _("This text is live already."))
    require(publish_at > at, _("That moment has passed: choose one to come, or publish it now."))
    require(article.withdraw_at is None or publish_at < article.withdraw_at,
            _("It would come down before it goes out."))  # fmt: skip
    article.publish_at, article.missed_at = publish_at, None
    if article.state == State.APPROVED and is_reviewed(article):
        move(article, State.SCHEDULED, Action.SCHEDULED, by=by, at=at)
    else:
        article.save()
        record(article, Action.SCHEDULED, by=by, at=at)


def unplan(article: Article, *, by: User | None, at: datetime | None) -> None:
    """Of a locked article; the caller says what is next."""
    article.publish_at = article.missed_at = None
    if not article.live_id:
        article.withdraw_at, article.planned_reason = None, ""
    if article.state == State.SCHEDULED:
        move(article, State.APPROVED, Action.UNSCHEDULED, by=by, at=at)
    else:
        article.save()
        record(article, Action.UNSCHEDULED, by=by, at=at)


def _go_out(article: Article) -> list[Article]:
    """Its whole joint release, or it alone: live, or off the plan because one can't be."""
    bundle, moment, together = article.open_bundle, article.publish_at, [article]
    if bundle:
        together = list(Article.objects.filter(bundle=bundle).order_by("pk").select_for_update())
    try:
        with transaction.atomic():
            for each in together:
                require(each.state == State.SCHEDULED, _("Its latest text was not approved."))
                go_live(each, by=None, at=moment)
    except Refused as refusal:
        for each in together:
            _miss(locked(each), moment, str(refusal))
        together = []
    if bundle:
        bundle.published_at, bundle.publish_at = moment if together else None, None
        bundle.save(update_fields=["published_at", "publish_at"])
    return together


def _miss(article: Article, moment: datetime, reason: str) -> None:
    article.publish_at, article.missed_at = None, moment
    if not article.live_id:
        article.withdraw_at, article.planned_reason = None, ""
    if article.state == State.SCHEDULED:
        move(article, State.APPROVED, Action.MISSED, by=None, reason=reason)
    else:
        article.save()
        record(article, Action.MISSED, by=None, reason=reason)
