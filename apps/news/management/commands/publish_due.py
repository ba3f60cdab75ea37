import sys

from django.core.management.base import BaseCommand
from django.db import transaction

from apps.news import workflow
from apps.news.choices import Action
from apps.news.due import do_what_is_due
from apps.news.zone import told


class Command(BaseCommand):
    help = "Publish and withdraw what was planned for a moment that has passed. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and what refused"
        )

    def handle(self, *args, dry_run, **options):
        kept = _rehearsed() if dry_run else do_what_is_due()
        for line in kept.lines:
            reason = f": {line.reason}" if line.reason else ""
            self.stdout.write(f"{_name(line.article)}: {_done(line)}{reason}")
        for article in kept.failed:
            self.stderr.write(f"{_name(article)}: could not be done; the log says why")
        self.stdout.write(_closing_line(kept, dry_run))
        if kept.failed:
            sys.exit(1)


def _rehearsed() -> workflow.KeptUp:
    """All of it is done, and then undone."""
    with transaction.atomic():
        kept = workflow.keep_up()
        transaction.set_rollback(True)
    return kept


def _name(article) -> str:
    """A log may be read by many."""
    secret = article.is_confidential and not article.live_id
    title = "confidential" if secret else f"“{article}”"
    return f"{article.pk} {title} ({article.language})"


def _done(line) -> str:
    at = line.article.missed_at if line.action == Action.MISSED else line.at
    return f"{Action(line.action).label}, planned for {told(at)}"


def _closing_line(kept, dry_run) -> str:
    count = [line.action for line in kept.lines].count
    verb = "Would be: " if dry_run else ""
    return (
        f"{verb}{count(Action.PUBLISHED)} published, {count(Action.WITHDRAWN)} withdrawn, "
        f"{count(Action.MISSED)} not published as they were not approved, "
        f"{len(kept.failed)} failed."
    )
