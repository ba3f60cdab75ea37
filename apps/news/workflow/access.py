"""Who may know of an article at the desk."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.org.models import User

from ..choices import Action
from ..models import Article
from .review import may_know_of
from .rules import locked, record, require


def confide(article: Article, to: Iterable[User], *, by: User, at: datetime | None = None) -> None:
    """Limit an article to named staff; whoever limits it, or did so before, is among them."""
    with transaction.atomic():
        article = locked(article)
        require(may_know_of(article, by), _("This article is limited to named staff."))
        named = {by, *always_named(article), *to}
        article.is_confidential = True
        article.save()
        article.confidants.set(named)
        names = ", ".join(sorted(str(user) for user in named))
        record(article, Action.CONFIDED, by=by, at=at, reason=names)


def open_up(article: Article, *, by: User, at: datetime | None = None) -> None:
    """Let all staff know of it again who have the right to see articles."""
    with transaction.atomic():
        article = locked(article)
        require(may_know_of(article, by), _("This article is limited to named staff."))
        require(article.is_confidential, _("It is open to all staff already."))
        article.is_confidential = False
        article.save()
        article.confidants.clear()
        record(article, Action.OPENED, by=by, at=at)


def always_named(article: Article) -> list[User]:
    """Who limited an article to named staff: nobody of these takes that person out again."""
    if not article.is_confidential:
        return []
    moves = article.transitions.filter(action__in=[Action.CONFIDED, Action.OPENED])
    setters = []
    for move in moves.select_related("by").order_by("-pk"):
        if move.action == Action.OPENED:
            break
        setters.append(move.by)
    return [setters[-1]] if setters and setters[-1] else []
