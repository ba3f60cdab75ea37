"""Questions about notices on their way."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils import timezone


class NoticeQuerySet(models.QuerySet):
    def due(self, at: datetime | None = None) -> Self:
        """Those to be sent by this moment, and not sent yet."""
        return self.unsent().filter(due_at__lte=at or timezone.now())

    def unsent(self) -> Self:
        return self.filter(sent_at__isnull=True)
