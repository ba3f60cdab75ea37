"""All that has become due, done by whoever sees its moment pass: a request, a command, a worker."""

from datetime import datetime

from . import workflow
from .notices import deliver


def do_what_is_due(at: datetime | None = None) -> workflow.KeptUp:
    """Publish and withdraw what was planned, then tell of it. Safe to repeat, and at once."""
    kept = workflow.keep_up(at)
    deliver(at)
    return kept
