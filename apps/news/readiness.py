"""Whether articles could go live now, and what each still waits for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .choices import Decision, State
from .models import Article, ReviewStage, Signature

REVIEWED = {State.IN_REVIEW, State.APPROVED, State.SCHEDULED}


@dataclass(frozen=True)
class Readiness:
    """`lacks` says what is missing; empty where the article could go live now."""

    article: Article
    lacks: str


def readiness_of(articles: Iterable[Article]) -> list[Readiness]:
    """Of each, in their order, in two queries however many they are."""
    articles = list(articles)
    stages = list(ReviewStage.objects.in_use().in_order())
    latest = [article.latest_id for article in articles]
    signed = defaultdict(set)
    approved = Signature.objects.filter(revision__in=latest, decision=Decision.APPROVED)
    for revision, stage in approved.values_list("revision", "stage"):
        signed[revision].add(stage)
    return [Readiness(each, _lacks(each, stages, signed[each.latest_id])) for each in articles]


def _lacks(article: Article, stages: list[ReviewStage], signed: set[int]) -> str:
    if article.live_id == article.latest_id:
        return _("It is live already.")
    if article.state == State.WITHDRAWN:
        return _("It was withdrawn: a new text brings it back.")
    if article.state not in REVIEWED:
        return _("It is not in review.")
    own = [stage for stage in stages if stage.category_id == article.category_id]
    chain = own or [stage for stage in stages if stage.category_id is None]
    unsigned = [str(stage) for stage in chain if stage.pk not in signed]
    if not chain:
        return _("No review stage is set up.")
    return _("To be signed: %(stages)s.") % {"stages": _(", ").join(unsigned)} if unsigned else ""
