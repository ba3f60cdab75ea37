"""Questions about joint releases."""

from typing import Self

from django.db import models
from django.db.models import (
    Count,
    Exists,
    OuterRef,
    Q,
)


class BundleQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that have not gone out."""
        return self.filter(published_at__isnull=True)

    def for_desk(self, user) -> Self:
        """Those with an article this member of staff may know of, and those with none at all."""
        articles = self.model._meta.get_field("articles").related_model.objects
        inside = articles.filter(bundle=OuterRef("pk"))
        return self.filter(~Exists(inside) | Exists(inside.for_desk(user)))

    def with_hidden(self, user) -> Self:
        """Each with `hidden`, how many of its articles this member of staff may not know of."""
        articles = self.model._meta.get_field("articles").related_model.objects
        unknown = ~Q(articles__in=articles.for_desk(user).values("pk"))
        return self.annotate(hidden=Count("articles", filter=unknown))
