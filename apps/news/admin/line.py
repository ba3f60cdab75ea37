"""The way of a text to the public, as a line of stations."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from apps.org.models import User

from ..choices import Action, Decision, State
from ..models import Article, Assignment, ReviewStage


@dataclass(frozen=True)
class Station:
    """`mark` is one of passed, here, returned, ahead; `meaning` says it in words."""

    name: str
    mark: str
    by: User | None = None
    at: datetime | None = None
    comment: str = ""
    asked: Assignment | None = None  # of a stage still to be signed, `with_standing()`

    @property
    def meaning(self) -> str:
        words = {
            "passed": _("passed"),
            "here": _("the text is here"),
            "returned": _("returned"),
            "ahead": _("still ahead"),
        }
        return words[self.mark]


def stations(article: Article) -> list[Station]:
    """Where the latest text stands: draft, each stage of its review, live."""
    latest = article.latest
    is_written = article.state not in {State.DRAFT, State.RETURNED}
    draft = Station(
        _("Draft"), "passed" if is_written else "here", latest.author, latest.created_at
    )
    is_live = article.live_id == latest.pk
    live = Station(_("Live"), "here" if is_live else "ahead", at=_live_since(article, is_live))
    return [draft, *_review(article), live]


def _review(article: Article) -> list[Station]:
    signatures = {
        each.stage_id: each
        for each in article.latest.signatures.select_related("by").order_by("pk")
    }
    asked = {each.stage_id: each for each in article.assignments.with_standing()}
    is_waiting, found = article.state == State.IN_REVIEW, []
    for stage in ReviewStage.objects.chain_of(article):
        signature = signatures.get(stage.pk)
        if signature is None:
            mark = "here" if is_waiting else "ahead"
            found.append(Station(str(stage), mark, asked=asked.get(stage.pk)))
            is_waiting = False
            continue
        mark = "passed" if signature.decision == Decision.APPROVED else "returned"
        found.append(Station(str(stage), mark, signature.by, signature.at, signature.comment))
    return found


def _live_since(article: Article, is_live: bool) -> datetime | None:
    if not is_live:
        return None
    published = article.transitions.filter(revision=article.latest, action=Action.PUBLISHED)
    return published.order_by("-pk").values_list("at", flat=True).first()
