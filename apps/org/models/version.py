import time

from django.db import models
from django.db.models import F, Q


class ContentVersion(models.Model):
    """How often the public site has changed: one row. What is kept under it is never stale."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="org_one_content_version")]

    def __str__(self):
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        return cls.objects.values_list("number", flat=True).filter(pk=1).first() or 0

    @classmethod
    def bump(cls) -> None:
        """Say that a public page changes; call it in the transaction that changes it."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            # From the clock, so that a database emptied and filled anew counts no number again.
            cls.objects.create(number=time.time_ns() // 1000)
