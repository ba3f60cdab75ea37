from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from apps.news.due import catch_up
from apps.news.redirects import BadList, load


class Command(BaseCommand):
    help = "Load old addresses and where they lead, from a CSV file: old,new. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="UTF-8; one old address and one path a line")
        parser.add_argument("--dry-run", action="store_true", help="check; store nothing")

    def handle(self, *args, file, dry_run, **options):
        if not dry_run:
            catch_up()
        try:
            counts = load(_text(file), dry_run=dry_run, watch=_progress)
        except BadList as error:
            lines = [f"{file}: {line}" for line in error.lines]
            raise CommandError("\n".join([*lines, "Nothing was stored."])) from error
        verb = "Would be: " if dry_run else ""
        self.stdout.write(
            f"{verb}{counts['added']} added, {counts['changed']} changed, "
            f"{counts['unchanged']} unchanged."
        )


def _text(file):
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommandError(f"{file}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except (OSError, ValueError) as error:  # the latter at a NUL in the name
        raise CommandError(f"{file}: {getattr(error, 'strerror', None) or error}") from error


def _progress(rows):
    """A bar while a person watches, nothing in a log."""
    return tqdm(rows, desc="redirects", disable=None, leave=False)
