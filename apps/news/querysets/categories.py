"""Questions about the columns of the newsroom."""

from datetime import date, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import (
    Exists,
    OuterRef,
    Q,
    Subquery,
)
from django.utils import timezone

from apps.org.texts import column_of

from ..choices import Rhythm


class CategoryQuerySet(models.QuerySet):
    def in_order(self) -> Self:
        return self.order_by("position", "pk")

    def holding(self, articles: models.QuerySet) -> Self:
        """Those that one of these articles is in."""
        return self.filter(Exists(articles.filter(category=OuterRef("pk"))))

    def with_newest(self) -> Self:
        """Each with `newest_<language>`, the date of its newest story that visitors read."""
        articles = self.model._meta.get_field("articles").related_model.objects
        newest = articles.public().filter(category=OuterRef("pk")).newest_first()
        return self.annotate(
            **{
                column_of("newest", code): Subquery(
                    newest.in_language(code).values("published_on")[:1]
                )
                for code, _label in settings.LANGUAGES
            }
        )

    def stale(self, on: date | None = None) -> Self:
        """Those that had news in a language, and for longer than their rhythm none."""
        on, is_stale = on or timezone.localdate(), Q()
        for code, _label in settings.LANGUAGES:
            for rhythm in Rhythm:
                late = {f"{column_of('newest', code)}__lt": on - timedelta(days=rhythm)}
                is_stale |= Q(rhythm=rhythm, **late)
        return self.with_newest().filter(is_stale)
