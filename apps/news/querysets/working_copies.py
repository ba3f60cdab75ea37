"""Questions about what is being written and not saved."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import (
    Q,
)
from django.utils import timezone

PRESENT = timedelta(seconds=90)  # a page says twice in this time that it is open
FORGOTTEN = timedelta(days=1)


class WorkingCopyQuerySet(models.QuerySet):
    def open(self, at: datetime | None = None) -> Self:
        """Those whose form somebody has before them."""
        return self.filter(seen_at__gt=(at or timezone.now()) - PRESENT)

    def kept(self) -> Self:
        """Those in which something was typed that is not saved."""
        return self.filter(fields__isnull=False)

    def idle(self, at: datetime | None = None) -> Self:
        """Those that hold nothing, of forms that nobody has open any more."""
        long_ago = (at or timezone.now()) - FORGOTTEN
        is_away = Q(seen_at__isnull=True) | Q(seen_at__lt=long_ago)
        return self.filter(is_away, fields__isnull=True)
