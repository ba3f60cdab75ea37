"""Out to the public, and down again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import ContentVersion, Department, Post, User

from ..choices import Action, State
from ..models import Article, Revision, Transition
from ..moments import expect_next
from ..search import index
from .review import is_reviewed
from .rules import locked, move, require, require_correction

LONGEST_REASON = Article._meta.get_field("withdrawal_reason").max_length


def publish(
    article: Article, *, by: User, at: datetime | None = None, override_reason: str = ""
) -> None:
    """Make the latest text live. Without all signatures only a superuser may, and says why."""
    with transaction.atomic():
        article = locked(article)
        require(article.open_bundle is None,
                _("It goes out with its joint release: take it out of that first."))  # fmt: skip
        go_live([article], by=by, at=at, override_reason=override_reason)
        expect_next()


def go_live(
    articles: list[Article],
    *,
    by: User | None,
    at: datetime | None = None,
    override_reason: str = "",
) -> list[Transition]:
    """Of locked articles, all or none; nobody's doing, where it was planned.

    The caller says what is next. What the texts tell of is shown before the first of them is, so
    that the content version is the last row to be locked.
    """
    at = at or timezone.now()
    for article in articles:
        require_ready(article, by=by, at=at, override_reason=override_reason)
    for article in articles:
        _reveal(article.latest)
    lines = [_show(article, by=by, at=at, override_reason=override_reason) for article in articles]
    ContentVersion.bump()
    return lines


def withdraw(
    article: Article, *, by: User | None, reason: str, at: datetime | None = None
) -> Transition:
    """Take an article down for a reason the public is told."""
    with transaction.atomic():
        article = locked(article)
        require(article.live_id, _("Only a published article can be withdrawn."))
        article.withdrawal_reason = public_reason(reason)
        is_bound = article.publish_at is not None and article.open_bundle is not None
        require(not is_bound, _("A new text of it is planned in a joint release: take it out."))
        article.live = article.publish_at = article.withdraw_at = None
        article.planned_reason = ""
        line = move(article, State.WITHDRAWN, Action.WITHDRAWN, by=by, at=at, reason=reason)
        index.drop(article)
        ContentVersion.bump()
        expect_next()
        return line


def public_reason(reason: str) -> str:
    """The reason of a withdrawal as the public is told it, or a refusal."""
    require(reason.strip(), _("Tell the public why the article is withdrawn."))
    require(len(reason.strip()) <= LONGEST_REASON, _("Say it in 300 characters."))
    return reason.strip()


def require_ready(article: Article, *, by: User | None, at: datetime, override_reason: str) -> None:
    require(article.live_id != article.latest_id, _("This text is live already."))
    require(article.withdraw_at is None or at < article.withdraw_at,
            _("It was planned to come down before now: clear that first."))  # fmt: skip
    require_correction(article)
    if not is_reviewed(article):
        require(by and by.is_superuser, _("This text has not passed its review."))
        require(override_reason.strip(), _("Overriding the review needs a reason."))


def _show(article: Article, *, by: User | None, at: datetime, override_reason: str) -> Transition:
    is_override = not is_reviewed(article)
    revision = article.latest
    article.live = revision
    article.first_published_at = article.first_published_at or at
    article.published_on = revision.dated_on or (article.published_on or timezone.localdate(at))
    article.publish_at = article.missed_at = None
    article.withdrawal_reason = ""
    line = move(article, State.PUBLISHED, Action.PUBLISHED, by=by, at=at,
                reason=override_reason if is_override else "", is_override=is_override)  # fmt: skip
    index.keep(article)
    article.assignments.all().delete()  # who was asked was asked about this text
    return line


def _reveal(revision: Revision) -> None:
    """What a text tells of is out with it, and not before: agreements and occasions with the posts
    they credit and the departments that took part, and departments."""
    agreements, occasions = revision.agreements.all(), revision.occasions.all()
    took_part = Department.objects.filter(attendances__occasion__in=occasions)
    signed_as = Q(signatory_set__agreement__in=agreements)
    attended_as = Q(attendance_set__occasion__in=occasions)
    posts = Post.objects.filter(signed_as | attended_as)
    for rows in (agreements, occasions, revision.departments.all(), took_part, posts):
        hidden = rows.filter(is_public=False)
        hidden.model.objects.filter(pk__in=hidden.values("pk")).update(is_public=True)
