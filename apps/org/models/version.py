import time
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import models
from django.db.models import F, Q

# The row as a request found it, so that its pages agree and ask once.
_seen: ContextVar["ContentVersion | None"] = ContextVar("content version", default=None)


class ContentVersion(models.Model):
    """How often the public site has changed: one row. What is kept under it is never stale.

    `next_due_at` is the moment of the next change that is planned; whoever sees it pass makes it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=1)
    next_due_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="org_one_content_version")]

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        row = _seen.get() or cls.objects.filter(pk=1).first()
        return row.number if row else 0

    @classmethod
    def bump(cls) -> None:
        """Say that a public page changes; call it in the transaction that changes it."""
        _seen.set(None)
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            # From the clock, so that a database emptied and filled anew counts no number again.
            cls.objects.create(number=time.time_ns() // 1000)

    @classmethod
    def locked(cls) -> "ContentVersion":
        """The row, held until the transaction ends: after the rows it is about, never before."""
        _seen.set(None)
        fresh = {"number": time.time_ns() // 1000}
        return cls.objects.select_for_update().get_or_create(pk=1, defaults=fresh)[0]

    @classmethod
    @contextmanager
    def seen(cls):
        """Inside, `current()` answers as the row stood on entry, until something bumps it.

        One inside another has seen what the outer must forget, too.
        """
        row = cls.objects.filter(pk=1).first() or cls(number=0)
        token = _seen.set(row)
        try:
            yield row
        finally:
            is_stale = _seen.get() is not row
            _seen.reset(token)
            if is_stale:
                _seen.set(None)

    def is_due(self, at: datetime) -> bool:
        return self.next_due_at is not None and self.next_due_at <= at
