"""Whom something that happened to an article concerns."""

from django.contrib.auth.models import Group
from django.db.models import QuerySet

from apps.org.choices import NoticeRhythm
from apps.org.models import User

from ..choices import Action
from ..models import Article, ReviewStage, Transition

PUBLISHERS = "news.publish_article"


def recipients_of(transition: Transition) -> list[User]:
    """Those to be told: never whoever did it, nor anybody who may not know of the article."""
    concerned = CONCERNS.get(transition.action)
    if concerned is None:
        return []
    keys = {user.pk for user in concerned(transition)} - {transition.by_id}
    users = User.objects.filter(pk__in=keys).order_by("pk")
    return [user for user in users if may_be_told(transition.article, user)]


def may_be_told(article: Article, user: User) -> bool:
    """Has somebody a mail address, wants mail, and may still know of the article?"""
    is_reached = user.is_active and user.email and user.notice_rhythm != NoticeRhythm.NEVER
    return bool(is_reached) and Article.objects.for_desk(user).filter(pk=article.pk).exists()


def _reviewers(transition: Transition) -> list[User]:
    """Whoever may sign next; where one of them is asked for and can be told, that one."""
    article, revision = transition.article, transition.revision
    stage = ReviewStage.objects.unsigned_for(revision).first()
    if stage is None:
        return []
    members = User.objects.filter(groups=Group(pk=stage.group_id))
    signed = revision.signatures.values("by")
    free = members.exclude(pk__in=signed).exclude(pk__in=_writers(transition).values("pk"))
    asked = free.filter(assignments__article=article, assignments__stage=stage)
    return [user for user in asked if may_be_told(article, user)] or list(free)


def _asked(transition: Transition) -> QuerySet[User]:
    last = transition.article.assignments.order_by("-at", "-pk").values("to")[:1]
    return User.objects.filter(pk__in=last)


def _writers(transition: Transition) -> QuerySet[User]:
    """Who wrote any of what was new when it happened."""
    out = transition.article.transitions.filter(action=Action.PUBLISHED, pk__lt=transition.pk)
    last = out.order_by("-pk").values_list("revision__number", flat=True).first() or 0
    written = transition.article.revisions.filter(number__gt=last)
    return User.objects.filter(pk__in=written.values("author"))


def _people_of_the_text(transition: Transition) -> QuerySet[User]:
    signed = transition.revision.signatures.values("by")
    return _writers(transition) | User.objects.filter(pk__in=signed)


def _writers_and_publishers(transition: Transition) -> list[User]:
    publishers = User.objects.with_perm(
        PUBLISHERS, include_superusers=False, backend="django.contrib.auth.backends.ModelBackend"
    )
    return [*_writers(transition), *publishers]


def _whom_it_passed_by(transition: Transition) -> QuerySet[User]:
    """Of a text kept beside a newer one: the author of that."""
    return User.objects.filter(pk=transition.article.latest.author_id)


CONCERNS = {
    Action.SUBMITTED: _reviewers,
    Action.SIGNED: _reviewers,
    Action.ASSIGNED: _asked,
    Action.RETURNED: _writers,
    Action.APPROVED: _writers_and_publishers,
    Action.MISSED: _writers_and_publishers,
    Action.PUBLISHED: _people_of_the_text,
    Action.WITHDRAWN: _people_of_the_text,
    Action.CONFLICTED: _whom_it_passed_by,
}
