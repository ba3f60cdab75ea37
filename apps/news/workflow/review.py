"""The review of a text: stage after stage, each signed by somebody else."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User

from ..choices import Action, Decision, State
from ..models import Article, Assignment, ReviewStage, Revision, Signature
from .rules import locked, move, record, require, require_correction

# Where a text may stand when all have signed: a stage may be added or removed meanwhile.
REVIEWED = {State.IN_REVIEW, State.APPROVED, State.SCHEDULED}


def submit(article: Article, *, by: User, at: datetime | None = None) -> None:
    """Ask for the review of the latest text, or for a stage that was added since it was signed."""
    with transaction.atomic():
        article = locked(article)
        require(awaits_review(article), _("Only a draft can be submitted for review."))
        require(
            ReviewStage.objects.chain_of(article).exists(),
            _("No review stage is set up: add one before submitting."),
        )
        require_correction(article)
        move(article, State.IN_REVIEW, Action.SUBMITTED, by=by, at=at)


def approve(
    revision: Revision, *, by: User, stage: ReviewStage, comment: str = "",
    at: datetime | None = None,
) -> None:  # fmt: skip
    """Sign one stage of the review of exactly this text; the last makes a plan of it good."""
    at = at or timezone.now()
    with transaction.atomic():
        article = _signable(revision, by=by, stage=stage)
        _sign(revision, stage, Decision.APPROVED, by=by, comment=comment, at=at)
        if ReviewStage.objects.unsigned_for(revision).exists():
            record(article, Action.SIGNED, by=by, at=at, reason=comment)
            return
        move(article, State.APPROVED, Action.APPROVED, by=by, at=at, reason=comment)
        if article.publish_at and article.publish_at > at:
            move(article, State.SCHEDULED, Action.SCHEDULED, by=by, at=at)


def send_back(
    revision: Revision, *, by: User, stage: ReviewStage, comment: str, at: datetime | None = None
) -> None:
    """Return a text to its author with a comment."""
    with transaction.atomic():
        article = _signable(revision, by=by, stage=stage)
        require(comment.strip(), _("Say what is to be changed."))
        _sign(revision, stage, Decision.RETURNED, by=by, comment=comment, at=at)
        move(article, State.RETURNED, Action.RETURNED, by=by, at=at, reason=comment)


def assign(
    article: Article,
    *,
    stage: ReviewStage,
    to: User | None,
    by: User,
    due_on: date | None = None,
    at: datetime | None = None,
) -> None:
    """Ask one reviewer to sign a stage, by a day; `to=None` leaves it to whoever may."""
    at = at or timezone.now()
    with transaction.atomic():
        article = locked(article)
        chain = ReviewStage.objects.chain_of(article)
        require(stage in chain, _("This stage is not in the review of the article."))
        if to is None:
            article.assignments.filter(stage=stage).delete()
            return
        require(article.live_id != article.latest_id, _("This text is live already."))
        _require_askable(article, stage, to)
        if article.assignments.filter(stage=stage, to=to, due_on=due_on).exists():
            return
        require(due_on is None or due_on >= timezone.localdate(at), _("That day is over."))
        asked = {"to": to, "due_on": due_on, "by": by, "at": at}
        Assignment.objects.update_or_create(article=article, stage=stage, defaults=asked)
        record(article, Action.ASSIGNED, by=by, at=at, reason=f"{stage}: {to}")


def reviewers(article: Article, stage: ReviewStage) -> QuerySet[User]:
    """Who may be asked to sign a stage of the latest text, by name."""
    members = User.objects.filter(groups=stage.group_id, is_active=True)
    if article.is_confidential:
        members = members.filter(pk__in=article.confidants.values("pk"))
    signed = article.latest.signatures.values("by")
    free = members.exclude(pk__in=_written(article).values("author")).exclude(pk__in=signed)
    return free.order_by("last_name", "first_name", "username")


def _require_askable(article: Article, stage: ReviewStage, to: User) -> None:
    who = {"who": to}
    is_reviewer = to.is_active and to.groups.filter(pk=stage.group_id).exists()
    require(is_reviewer, _("%(who)s is not among the reviewers of this stage.") % who)
    require(may_know_of(article, to), _("%(who)s may not see this article.") % who)
    require(not _has_written(article, to), _("%(who)s has written at this text.") % who)
    others = article.assignments.filter(to=to).exclude(stage=stage)
    require(not others.exists(), _("%(who)s is asked to sign another stage of it.") % who)
    signed = article.latest.signatures.filter(by=to)
    require(not signed.exists(), _("%(who)s has signed a stage of it.") % who)


def next_stage(article: Article, *, by: User) -> ReviewStage | None:
    """The stage of the latest text that this person may sign now, or None."""
    if article.state != State.IN_REVIEW:
        return None
    stage = ReviewStage.objects.unsigned_for(article.latest).first()
    return (
        stage if stage and _refusal(article, article.latest, by=by, stage=stage) is None else None
    )


def awaits_review(article: Article) -> bool:
    """May its latest text be submitted: a draft, or signed before a stage was added?"""
    return article.state == State.DRAFT or (
        article.state in {State.APPROVED, State.SCHEDULED} and not is_reviewed(article)
    )


def is_reviewed(article: Article) -> bool:
    """Has the latest text passed every stage there is today?"""
    stages = ReviewStage.objects
    is_signed = not stages.unsigned_for(article.latest).exists()
    return article.state in REVIEWED and stages.chain_of(article).exists() and is_signed


def may_know_of(article: Article, user: User) -> bool:
    """A confidential article is for those it names, whatever rights others have."""
    return Article.objects.for_desk(user).filter(pk=article.pk).exists()


def _signable(revision: Revision, *, by: User, stage: ReviewStage) -> Article:
    article = locked(revision.article)
    refusal = _refusal(article, revision, by=by, stage=stage)
    require(refusal is None, refusal or "")
    return article


def _refusal(article: Article, revision: Revision, *, by: User, stage: ReviewStage) -> str | None:
    """Why this person can't sign this stage of this text, or None."""
    if article.latest_id != revision.pk:
        return _("A newer text exists; review that one.")
    if article.state != State.IN_REVIEW:
        return _("This article is not in review.")
    if _has_written(article, by):
        return _("Nobody signs their own text.")
    if revision.signatures.filter(by=by).exists():
        return _("Nobody signs two stages of a text.")
    if stage != ReviewStage.objects.unsigned_for(revision).first():
        return _("Another stage comes first.")
    if not by.groups.filter(pk=stage.group_id).exists():
        return _("You are not among the reviewers of this stage.")
    if not may_know_of(article, by):
        return _("This article is limited to named staff.")
    return None


def _has_written(article: Article, by: User) -> bool:
    """Did this person write any of what is new against the live text?"""
    return _written(article).filter(author=by).exists()


def _written(article: Article) -> QuerySet[Revision]:
    """What is new against the live text, as far as its author is known."""
    seen = article.live.number if article.live else 0
    return article.revisions.filter(number__gt=seen, author__isnull=False)


def _sign(revision, stage, decision, *, by, comment, at) -> None:
    Signature.objects.create(
        revision=revision, stage=stage, by=by, decision=decision, comment=comment.strip(),
        at=at or timezone.now(),
    )  # fmt: skip
