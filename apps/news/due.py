"""All that has become due, done by whoever sees its moment pass: a request, a command, a worker."""

from contextlib import suppress
from datetime import datetime

from django.db import DatabaseError
from django.utils import timezone

from apps.org.models import ContentVersion

from . import workflow
from .notices import deliver


def do_what_is_due(at: datetime | None = None) -> workflow.KeptUp:
    """Publish and withdraw what was planned, then tell of it. Safe to repeat, and at once."""
    kept = workflow.keep_up(at)
    deliver(at)
    return kept


def catch_up() -> None:
    """Before a command reads or changes stories; what can't be done is left to the next."""
    with suppress(DatabaseError):
        version, at = ContentVersion.objects.filter(pk=1).first(), timezone.now()
        if version and version.is_due(at):
            do_what_is_due(at)
