"""Questions about the chain of a review."""

from typing import Self

from django.db import models
from django.db.models import (
    Exists,
    OuterRef,
    Q,
)

from ..choices import Decision


class ReviewStageQuerySet(models.QuerySet):
    def in_use(self) -> Self:
        """Those that texts are asked to pass."""
        return self.filter(is_retired=False)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def chain_of(self, article) -> Self:
        """The stages an article's texts pass: its category's own, else the common ones."""
        stages = self.in_use()
        own = stages.filter(category=article.category_id)
        return (own if own.exists() else stages.filter(category__isnull=True)).in_order()

    def unsigned_for_each(self) -> Self:
        """For a subquery of articles: what `unsigned_for()` says of the latest text of each."""
        signatures = self.model._meta.get_field("signatures").related_model.objects
        signed = signatures.filter(
            stage=OuterRef("pk"),
            revision=OuterRef(OuterRef("latest")),
            decision=Decision.APPROVED,
        )
        own = self.model.objects.in_use().filter(category=OuterRef(OuterRef("category")))
        of_category = Q(category=OuterRef("category"))
        common = Q(category__isnull=True) & ~Exists(own)
        stages = self.in_use().filter(of_category | common)
        return stages.exclude(Exists(signed)).in_order()

    def unsigned_for(self, revision) -> Self:
        """The stages that have not yet approved this text, next first."""
        return self.chain_of(revision.article).exclude(
            signatures__revision=revision, signatures__decision="approved"
        )
