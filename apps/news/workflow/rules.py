"""What every move rests on: the table of moves, the lock, the refusal, the log."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User

from ..choices import Action, State
from ..facts import demand, uncorrected
from ..models import Article, Revision, Transition
from ..notices import announce
from ..texts import Text

# From each state, the states an article may move to.
MOVES = {
    State.DRAFT: {State.IN_REVIEW, State.PUBLISHED, State.WITHDRAWN},
    State.IN_REVIEW: {State.DRAFT, State.RETURNED, State.APPROVED, State.SCHEDULED,
                      State.PUBLISHED, State.WITHDRAWN},
    State.RETURNED: {State.DRAFT, State.IN_REVIEW, State.PUBLISHED, State.WITHDRAWN},
    State.APPROVED: {State.DRAFT, State.IN_REVIEW, State.RETURNED, State.SCHEDULED,
                     State.PUBLISHED, State.WITHDRAWN},
    State.SCHEDULED: {State.DRAFT, State.IN_REVIEW, State.APPROVED, State.PUBLISHED,
                      State.WITHDRAWN},
    State.PUBLISHED: {State.DRAFT, State.WITHDRAWN},
    State.WITHDRAWN: {State.DRAFT},
}  # fmt: skip


class Refused(Exception):  # noqa: N818 — reads as what happened
    """A move that is not allowed; the message says why, to the person who asked."""


def require(condition, message: str) -> None:
    if not condition:
        raise Refused(message)


def require_correction(article: Article) -> None:
    """A fact that was published is not changed without telling readers, whoever has signed."""
    changes = uncorrected(article, Text.of(article.latest))
    require(not changes, demand(changes))


def locked(article: Article) -> Article:
    return Article.objects.select_for_update().get(pk=article.pk)


def validated(instance, *, exclude=()) -> None:
    try:
        instance.full_clean(exclude=exclude)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def move(
    article: Article,
    to: State,
    action: Action,
    *,
    by: User | None,
    at: datetime | None = None,
    reason: str = "",
    is_override: bool = False,
) -> Transition:
    """Bring an article to another state, save it, and write that down."""
    before = article.state
    require(to in MOVES[before], _("An article cannot go from “%(from)s” to “%(to)s”.")
            % {"from": State(before).label, "to": State(to).label})  # fmt: skip
    article.state = to
    article.save()
    return record(article, action, before=before, by=by, at=at, reason=reason,
                  is_override=is_override)  # fmt: skip


def record(
    article: Article,
    action: Action,
    *,
    by: User | None,
    before: State | str | None = None,
    revision: Revision | None = None,
    at: datetime | None = None,
    reason: str = "",
    is_override: bool = False,
) -> Transition:
    """Write down what happened, and whom to tell; without `before`, the state stayed as it was."""
    line = Transition.objects.create(
        article=article, revision=revision or article.latest, action=action,
        from_state=article.state if before is None else before, to_state=article.state,
        by=by, at=at or timezone.now(), reason=reason.strip(), is_override=is_override,
    )  # fmt: skip
    announce(line)
    return line
