"""What is planned, and its doing once the moment has come. Nothing else keeps time here.

Whoever first sees a moment pass, a request or a command, calls `keep_up`. Several may see it at
once: each locks the article, looks again, and all but one find it done.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from apps.org.models import ContentVersion, User

from ..choices import Action, State
from ..models import Article, Bundle, Transition
from ..moments import expect_next
from .publication import go_live, public_reason, require_ready, withdraw
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


@dataclass
class KeptUp:
    """What was done of what was due, as lines of the log; and what could not be, to be tried again.

    A text that was not approved in time is no failure: its line says that it did not go live.
    """

    lines: list[Transition] = field(default_factory=list)
    failed: list[Article] = field(default_factory=list)


def keep_up(at: datetime | None = None) -> KeptUp:
    """Do what has become due by now, each article for itself, or with its joint release.

    What fails for a reason nobody foresaw is logged and left for a minute; it holds up nothing
    else. Reasons are written in the language of the source, for each reader to be translated.
    """
    at, kept = at or timezone.now(), KeptUp()
    with translation.override(None):
        for article in Article.objects.due(at).order_by("publish_at", "withdraw_at", "pk"):
            _attempt(article, at, kept)
        with transaction.atomic():
            expect_next()
            if kept.failed:
                _leave_for_a_while(at)
    return kept


def _attempt(article: Article, at: datetime, kept: KeptUp) -> None:
    for what in (perform_due, _come_down):
        try:
            kept.lines += what(article, at)
        except Exception:
            log.exception("What was due could not be done: article %s", article.pk)
            kept.failed.append(article)
        else:
            return


def perform_due(article: Article, at: datetime) -> list[Transition]:
    """Do what is due of one article, with its joint release; nothing where it was done already.

    What was to go out and to come down meanwhile does both at once, and nobody sees it between.
    """
    with transaction.atomic():
        bundle, together = _held_together(article)
        due = [each for each in together if each.publish_at and each.publish_at <= at]
        lines = _go_out(bundle, together, due[0].publish_at) if due else []
        for each in together:
            lines += _come_down(each, at)
        return lines


def _come_down(article: Article, at: datetime) -> list[Transition]:
    """Take down what is live too long, whatever became of the text that was to replace it."""
    with transaction.atomic():
        article = Article.objects.select_for_update().filter(pk=article.pk).first()
        is_due = article and article.live_id and article.withdraw_at and article.withdraw_at <= at
        if not is_due:
            return []
        reason, moment = article.planned_reason, article.withdraw_at
        return [withdraw(article, by=None, reason=reason, at=moment)]


def _held_together(article: Article) -> tuple[Bundle | None, list[Article]]:
    """An article with its open joint release, locked: the release first, then articles by number.

    Empty, where it has been deleted meanwhile, or moved to another release: then it is looked at
    again the next time.
    """
    rows = Article.objects.order_by("pk").select_for_update()
    bundle = Bundle.objects.open().filter(articles=article).first()
    if bundle:
        bundle = Bundle.objects.select_for_update().open().filter(pk=bundle.pk).first()
        together = list(rows.filter(bundle=bundle)) if bundle else []
        is_still_so = article in together
        return (bundle, together) if is_still_so else (None, [])
    together = list(rows.filter(pk=article.pk))
    return None, [each for each in together if each.open_bundle is None]


def _leave_for_a_while(at: datetime) -> None:
    """What failed is tried again in a minute; what else is planned comes no later for it."""
    version = ContentVersion.locked()
    if version.is_due(at):
        ahead = Article.objects.next_due_at(after=at)
        version.next_due_at = min(filter(None, [ahead, at + AGAIN_AFTER]))
        version.save(update_fields=["next_due_at"])


def plan(article: Article, publish_at: datetime, *, by: User, at: datetime) -> None:
    """Of a locked article; the caller says what is next."""
    require(article.live_id != article.latest_id, _("This text is live already."))
    require(article.state != State.WITHDRAWN, _("It was withdrawn: a new text brings it back."))
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


def _go_out(bundle: Bundle | None, together: list[Article], moment: datetime) -> list[Transition]:
    """All of them live, or all off the plan because one can't be."""
    reasons = _reasons_against(together, moment)
    if bundle:
        bundle.published_at, bundle.publish_at = None if reasons else moment, None
        bundle.save(update_fields=["published_at", "publish_at"])
    if reasons:
        held_up = _("Another article of its joint release was not ready.")
        return [_miss(each, moment, reasons.get(each.pk, held_up)) for each in together]
    return go_live(together, by=None, at=moment)


def _reasons_against(articles: list[Article], moment: datetime) -> dict[int, str]:
    """Why some could not go live at that moment, by their number."""
    reasons = {}
    for article in articles:
        try:
            require(article.state == State.SCHEDULED, _("Its latest text was not approved."))
            require(is_reviewed(article),
                    _("A stage was added to its review, which nobody had signed."))  # fmt: skip
            require_ready(article, by=None, at=moment, override_reason="")
        except Refused as refusal:
            reasons[article.pk] = str(refusal)
    return reasons


def _miss(article: Article, moment: datetime, reason: str) -> Transition:
    article.publish_at, article.missed_at = None, moment
    if not article.live_id:
        article.withdraw_at, article.planned_reason = None, ""
    if article.state == State.SCHEDULED:
        return move(article, State.APPROVED, Action.MISSED, by=None, reason=reason)
    article.save()
    return record(article, Action.MISSED, by=None, reason=reason)
