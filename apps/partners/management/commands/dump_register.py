import json
import os
import tempfile
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from apps.partners.register import dump


class Command(BaseCommand):
    help = "Write the register as JSON (docs/register.md), to a file or standard output."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", help="where to; standard output if not given")

    def handle(self, *args, file, **options):
        document = dump()
        text = json.dumps(document, ensure_ascii=False, indent=1)
        if file is None:
            self.stdout.write(text)
            return
        try:
            _write(Path(file), text + "\n")
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror or error}") from error
        figures = ", ".join(f"{len(v)} {k}" for k, v in document.items() if isinstance(v, list))
        self.stdout.write(f"{file}: {figures}.")


def _write(path: Path, text: str) -> None:
    """The whole file or none of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
