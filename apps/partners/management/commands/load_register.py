import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from apps.partners.register import RegisterError, load, parse
from apps.partners.register.errors import in_line

LARGEST = 64 * 1024 * 1024


class Command(BaseCommand):
    help = "Load a register file (JSON, docs/register.md). Safe to repeat: all or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the register file; - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--json", action="store_true", help="print the figures as JSON")

    def handle(self, *args, file, dry_run, **options):
        try:
            tally = load(parse(_text(file)), dry_run=dry_run)
        except RegisterError as error:
            raise CommandError(f"{in_line(file)}: {error}") from error
        self.stdout.write(_json(tally) if options["json"] else _sentence(tally, dry_run))


def _text(file: str) -> str:
    """What the file holds. Raises RegisterError."""
    try:
        if file == "-":
            return sys.stdin.read().removeprefix("\ufeff")
        path = Path(file)
        if path.stat().st_size > LARGEST:
            raise RegisterError("", "larger than 64 MiB; this is no register")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RegisterError("", f"not UTF-8 at byte {error.start}; save it as UTF-8") from error
    except (OSError, ValueError) as error:  # the latter at a NUL in the name
        raise RegisterError("", getattr(error, "strerror", None) or str(error)) from error


def _json(tally) -> str:
    return json.dumps(vars(tally))


def _sentence(tally, dry_run) -> str:
    if not tally.changes:
        return f"0 changes, {tally.unchanged} unchanged."
    verb = "Would be: " if dry_run else ""
    deleted = f"{tally.deleted} deleted, " if tally.deleted else ""
    return (
        f"{verb}{tally.created} created, {tally.updated} updated, {deleted}"
        f"{tally.unchanged} unchanged."
    )
