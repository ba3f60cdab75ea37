"""Questions about what belongs to an article."""

from datetime import date, datetime
from typing import Self

from django.db import models
from django.db.models import (
    Case,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    When,
)
from django.utils import timezone

from ..addresses import normal, with_slash
from ..choices import Decision, State
from ..tokens import key_of


class PartQuerySet(models.QuerySet):
    """What belongs to an article and is as secret as that: its log, its comments."""

    def for_desk(self, user) -> Self:
        """Those of articles this member of staff may know of, and those of no article."""
        articles = self.model._meta.get_field("article").related_model.objects
        known = articles.for_desk(user)
        return self.filter(Q(article__isnull=True) | Q(article__in=known))


class RevisionQuerySet(models.QuerySet):
    def newest_first(self) -> Self:
        return self.order_by("-number")


class PreviewLinkQuerySet(PartQuerySet):
    def at(self, token: str) -> Self:
        """The link of an address; none, where we have not signed that."""
        key = key_of(token)
        return self.filter(key=key) if key else self.none()

    def valid(self, at: datetime | None = None) -> Self:
        """Those that open: neither expired nor revoked."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=at or timezone.now())

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class CommentQuerySet(PartQuerySet):
    def threads(self) -> Self:
        """The first of each thread, oldest first."""
        return self.filter(parent__isnull=True).order_by("pk")

    def open(self) -> Self:
        """Threads that nobody has resolved."""
        return self.threads().filter(resolved_at__isnull=True)

    def with_answers(self) -> Self:
        """Each with its answers, oldest first, and with who said and resolved it."""
        answers = self.model.objects.select_related("author", "link").order_by("pk")
        people = self.select_related("author", "resolved_by", "link")
        return people.prefetch_related(Prefetch("answers", queryset=answers))


class AssignmentQuerySet(PartQuerySet):
    def with_standing(self, on: date | None = None) -> Self:
        """Each with `is_reviewer`, may they still sign the stage, and `is_overdue`."""
        groups = self.model._meta.get_field("stage").related_model._meta.get_field("group")
        theirs = groups.related_model.objects.filter(
            pk=OuterRef("stage__group"), user=OuterRef("to")
        )
        return self.select_related("to").annotate(
            is_reviewer=Case(When(Exists(theirs), to__is_active=True, then=True), default=False),
            is_overdue=Case(When(due_on__lt=on or timezone.localdate(), then=True), default=False),
        )

    def pending(self) -> Self:
        """Those whose stage the latest text of the article has still to pass."""
        stages = self.model._meta.get_field("stage").related_model
        signatures = stages._meta.get_field("signatures").related_model.objects
        signed = signatures.filter(
            revision=OuterRef("article__latest"),
            stage=OuterRef("stage"),
            decision=Decision.APPROVED,
        )
        own = stages.objects.filter(category=OuterRef("article__category"))
        common = Q(stage__category__isnull=True) & ~Exists(own)
        in_chain = Q(stage__category=F("article__category")) | common
        return self.filter(in_chain, ~Exists(signed)).exclude(
            article__state__in=[State.PUBLISHED, State.WITHDRAWN]
        )


class OldAddressQuerySet(PartQuerySet):
    def at(self, address: str) -> Self:
        """The entry of an address, however that is written."""
        try:
            return self.filter(address=normal(address))
        except ValueError:
            return self.none()

    def known(self) -> Self:
        """Those whose answer visitors may learn: not that a story exists before it was public."""
        articles = self.model._meta.get_field("article").related_model.objects
        told = articles.public() | articles.withdrawn()
        return self.filter(Q(article__isnull=True) | Q(article__in=told))

    def leading_to(self, address: str) -> Self:
        """Those whose page is at this address, with a slash at its end or without."""
        return self.filter(path__in=[address, with_slash(address)])
