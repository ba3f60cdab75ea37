"""All moves of an article, and nothing else makes one.

Each move locks the article, checks what is allowed, changes it, and records the change, in one
transaction. Whether somebody may ask for a move is decided at the door (admin, command); whether
the move is legal is decided here. `MOVES` is the documentation.
"""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import ContentVersion, Department, Post, User
from apps.org.texts import printable

from .body import clean_body
from .choices import Decision, State
from .models import Article, Category, ReviewStage, Revision, Signature, Transition
from .search import index
from .texts import Text

# From each state, the states an article may move to.
MOVES = {
    State.DRAFT: {State.IN_REVIEW, State.PUBLISHED, State.WITHDRAWN},
    State.IN_REVIEW: {State.DRAFT, State.RETURNED, State.APPROVED, State.PUBLISHED,
                      State.WITHDRAWN},
    State.RETURNED: {State.DRAFT, State.IN_REVIEW, State.PUBLISHED, State.WITHDRAWN},
    State.APPROVED: {State.DRAFT, State.IN_REVIEW, State.RETURNED, State.PUBLISHED,
                     State.WITHDRAWN},
    State.PUBLISHED: {State.DRAFT, State.WITHDRAWN},
    State.WITHDRAWN: {State.DRAFT},
}  # fmt: skip

# Where a text may stand when all have signed: a stage may be added or removed meanwhile.
REVIEWED = {State.IN_REVIEW, State.APPROVED}
# A title of these alone would be an empty headline.
INVISIBLE = " \t\n\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"
LONGEST_REASON = Article._meta.get_field("withdrawal_reason").max_length


class Refused(Exception):  # noqa: N818 — reads as what happened
    """A move that is not allowed; the message says why, to the person who asked."""


def draft(
    *,
    language: str,
    slug: str,
    category: Category,
    by: User | None,
    text: Text,
    at: datetime | None = None,
) -> Article:
    """A new article with its first text; nobody's, where a command read it in."""
    with transaction.atomic():
        article = Article(language=language, slug=slug, category=category)
        _validated(article)
        _saved(article)
        article.latest = _written(article, text, by=by, at=at)
        article.save()
        _record(article, "", by=by, at=at)
    return article


def revise(
    article: Article, *, by: User | None, text: Text, at: datetime | None = None
) -> Revision:
    """Keep a new text. What is live stays live; signatures belong to the text before."""
    with transaction.atomic():
        article = _locked(article)
        is_same = Text.of(article.latest) == cleaned(text)
        if is_same and article.state not in {State.RETURNED, State.WITHDRAWN}:
            return article.latest
        article.latest = _written(article, text, by=by, at=at)
        if article.state == State.DRAFT:
            article.save()
        else:
            _move(article, State.DRAFT, by=by, at=at)
    return article.latest


def submit(article: Article, *, by: User, at: datetime | None = None) -> None:
    """Ask for the review of the latest text, or for a stage that was added since it was signed."""
    with transaction.atomic():
        article = _locked(article)
        _require(awaits_review(article), _("Only a draft can be submitted for review."))
        _require(
            ReviewStage.objects.chain_of(article).exists(),
            _("No review stage is set up: add one before submitting."),
        )
        _move(article, State.IN_REVIEW, by=by, at=at)


def approve(
    revision: Revision, *, by: User, stage: ReviewStage, comment: str = "",
    at: datetime | None = None,
) -> None:  # fmt: skip
    """Sign one stage of the review of exactly this text."""
    with transaction.atomic():
        article = _signable(revision, by=by, stage=stage)
        _sign(revision, stage, Decision.APPROVED, by=by, comment=comment, at=at)
        if not ReviewStage.objects.unsigned_for(revision).exists():
            _move(article, State.APPROVED, by=by, at=at)


def send_back(
    revision: Revision, *, by: User, stage: ReviewStage, comment: str, at: datetime | None = None
) -> None:
    """Return a text to its author with a comment."""
    with transaction.atomic():
        article = _signable(revision, by=by, stage=stage)
        _require(comment.strip(), _("Say what is to be changed."))
        _sign(revision, stage, Decision.RETURNED, by=by, comment=comment, at=at)
        _move(article, State.RETURNED, by=by, at=at, reason=comment)


def publish(
    article: Article, *, by: User, at: datetime | None = None, override_reason: str = ""
) -> None:
    """Make the latest text live. Without all signatures only a superuser may, and says why."""
    at = at or timezone.now()
    with transaction.atomic():
        article = _locked(article)
        _require(article.live_id != article.latest_id, _("This text is live already."))
        is_override = not is_reviewed(article)
        if is_override:
            _require(by.is_superuser, _("This text has not passed its review."))
            _require(override_reason.strip(), _("Overriding the review needs a reason."))
        revision = article.latest
        article.live = revision
        article.first_published_at = article.first_published_at or at
        article.published_on = revision.dated_on or (article.published_on or timezone.localdate(at))
        article.publish_at = None
        article.withdrawal_reason = ""
        _reveal(revision)
        _move(article, State.PUBLISHED, by=by, at=at, reason=override_reason if is_override else "",
              is_override=is_override)  # fmt: skip
        index.keep(article)
        ContentVersion.bump()


def withdraw(article: Article, *, by: User, reason: str, at: datetime | None = None) -> None:
    """Take an article down for a reason the public is told."""
    with transaction.atomic():
        article = _locked(article)
        _require(article.live_id, _("Only a published article can be withdrawn."))
        _require(reason.strip(), _("Tell the public why the article is withdrawn."))
        _require(len(reason.strip()) <= LONGEST_REASON, _("Say it in 300 characters."))
        article.live = None
        article.withdraw_at = None
        article.withdrawal_reason = reason.strip()
        _move(article, State.WITHDRAWN, by=by, at=at, reason=reason)
        index.drop(article)
        ContentVersion.bump()


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
        article.state == State.APPROVED and not is_reviewed(article)
    )


def is_reviewed(article: Article) -> bool:
    """Has the latest text passed every stage there is today?"""
    stages = ReviewStage.objects
    is_signed = not stages.unsigned_for(article.latest).exists()
    return article.state in REVIEWED and stages.chain_of(article).exists() and is_signed


def _saved(article: Article) -> None:
    """Save, where somebody else may take the address at this very moment."""
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError as error:
        raise Refused(_("This address is taken.")) from error


def cleaned(text: Text) -> Text:
    """The text as it would be kept: nothing unprintable, no markup a body may not hold."""
    fields = text.as_fields()
    words = {key: printable(value) for key, value in fields.items() if isinstance(value, str)}
    words["title"] = words["title"].strip(INVISIBLE)
    try:
        body = clean_body(words["body"])
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    return replace(text, **words | {"body": body})


def _signable(revision: Revision, *, by: User, stage: ReviewStage) -> Article:
    article = _locked(revision.article)
    refusal = _refusal(article, revision, by=by, stage=stage)
    _require(refusal is None, refusal or "")
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
    return None


def _has_written(article: Article, by: User) -> bool:
    """Did this person write any of what is new against the live text?"""
    seen = article.live.number if article.live else 0
    return article.revisions.filter(number__gt=seen, author=by).exists()


def _locked(article: Article) -> Article:
    return Article.objects.select_for_update().get(pk=article.pk)


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


def _require(condition, message: str) -> None:
    if not condition:
        raise Refused(message)


def _validated(instance, *, exclude=()) -> None:
    try:
        instance.full_clean(exclude=exclude)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _written(article: Article, text: Text, *, by: User | None, at: datetime | None) -> Revision:
    last = article.revisions.newest_first().first()
    revision = Revision(
        article=article,
        number=last.number + 1 if last else 1,
        author=by,
        created_at=at or timezone.now(),
        **cleaned(text).as_fields(),
    )
    _validated(revision, exclude=() if by else ("author",))
    revision.save()
    for relation, rows in text.about().items():
        getattr(revision, relation).set(rows)
    return revision


def _sign(revision, stage, decision, *, by, comment, at) -> None:
    Signature.objects.create(
        revision=revision, stage=stage, by=by, decision=decision, comment=comment.strip(),
        at=at or timezone.now(),
    )  # fmt: skip


def _move(article: Article, to: State, *, by: User, at=None, reason="", is_override=False) -> None:
    before = article.state
    _require(to in MOVES[before], _("An article cannot go from “%(from)s” to “%(to)s”.")
             % {"from": State(before).label, "to": State(to).label})  # fmt: skip
    article.state = to
    article.save()
    _record(article, before, by=by, at=at, reason=reason, is_override=is_override)


def _record(article, before, *, by, at=None, reason="", is_override=False) -> None:
    Transition.objects.create(
        article=article, revision=article.latest, from_state=before, to_state=article.state,
        by=by, at=at or timezone.now(), reason=reason.strip(), is_override=is_override,
    )  # fmt: skip
