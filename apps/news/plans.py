"""What is planned for an article, and what became of it, in words for the desk."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from .choices import State
from .models import Article
from .zone import told


@dataclass(frozen=True)
class Remark:
    """`is_alarm` asks somebody to do something."""

    words: str
    is_alarm: bool = False


def remarks(article: Article, at: datetime | None = None) -> list[Remark]:
    """Of an article asked for `with_plan()`."""
    at = at or timezone.now()
    found = []
    if article.publish_at:
        found.append(_going_out(article, at))
    elif article.missed_at:
        words = _("Was to go live on %(moment)s and did not: %(reason)s")
        # Kept in the language of the source.
        said = {"moment": told(article.missed_at), "reason": _(article.missed_reason or "–")}
        found.append(Remark(words % said, is_alarm=True))
    if article.withdraw_at:
        words = _("Comes down on %(moment)s; the public is then told: “%(reason)s”")
        said = {"moment": told(article.withdraw_at), "reason": article.planned_reason}
        found.append(Remark(words % said))
    return found


def _going_out(article: Article, at: datetime) -> Remark:
    moment = {"moment": told(article.publish_at)}
    if article.publish_at <= at:
        words = _("Was due on %(moment)s and could not go live yet: it is tried every minute.")
        return Remark(words % moment, is_alarm=True)
    if article.state == State.SCHEDULED:
        return Remark(_("Goes live on %(moment)s.") % moment)
    if article.was_approved:
        words = _("Edited since it was approved: it will not go live on %(moment)s unless it is"
                  " approved again.")  # fmt: skip
        return Remark(words % moment, is_alarm=True)
    words = _("Planned for %(moment)s: it goes live if all have signed by then.")
    return Remark(words % moment)
