import json
import re
import sys
from argparse import ArgumentTypeError
from collections import Counter
from datetime import date

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from tqdm import tqdm

from apps.news.due import catch_up
from apps.news.intake.errors import IntakeError
from apps.news.intake.files import read_text
from apps.news.intake.report import lines_of
from apps.news.intake.store import take_in
from apps.news.reading import as_json, read
from apps.news.workflow import Refused
from apps.org.models import User
from apps.partners.register import RegisterError
from apps.partners.register.errors import reason

REFUSALS = (IntakeError, RegisterError, Refused, DatabaseError)


class Command(BaseCommand):
    help = "Read news pages into drafts and proposals for the register. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE", help="a page of news as text")
        way = parser.add_mutually_exclusive_group()
        way.add_argument(
            "--json", action="store_true", help="print what is read, one line a file; store nothing"
        )
        way.add_argument(
            "--accept", action="store_true", help="take the proposals into the register"
        )
        parser.add_argument(
            "--published", type=_day, metavar="YYYY-MM-DD", help="for pages that bear no date"
        )
        parser.add_argument("--by", metavar="USERNAME", help="the author of the drafts")

    def handle(self, *args, files, accept, published, by, **options):
        author = None if options["json"] else _user(by)
        if not options["json"]:
            catch_up()
        self.figures = Counter()
        is_watched = len(files) > 1 and sys.stderr.isatty()
        for file in tqdm(files, disable=not is_watched, unit="page"):
            try:
                reading = read(read_text(file), published=published)
                if options["json"]:
                    self._print_json(file, reading)
                else:
                    self._take_in(file, reading, accept, author)
            except REFUSALS as error:
                self.figures["refused"] += 1
                self.stderr.write(f"{_shown(file)}: {reason(error)}")
        if not options["json"]:
            self.stdout.write(self._closing_line(len(files), accept))
        if self.figures["refused"]:
            sys.exit(1)

    def _print_json(self, file, reading):
        entry = {"file": _shown(file), **as_json(reading)}
        self.stdout.write(json.dumps(entry, ensure_ascii=False))

    def _take_in(self, file, reading, accept, author):
        taken = take_in(reading, accepting=accept, by=author)
        self.stdout.write(f"{_shown(file)}: “{reading.headline.text}”")
        for line in lines_of(taken):
            self.stdout.write(f"  {line}")
        self.figures["drafts"] += taken.is_new
        self.figures["new"] += sum(proposal.is_new for proposal in taken.page.rows)
        self.figures["known"] += sum(not proposal.is_new for proposal in taken.page.rows)
        if taken.tally:
            self.figures["created"] += taken.tally.created
            self.figures["updated"] += taken.tally.updated

    def _closing_line(self, total, accept):
        figures = self.figures
        read_in = f"{total - figures['refused']} of {total} read; new drafts: {figures['drafts']}"
        if accept:
            changes = f"{figures['created']} created, {figures['updated']} updated"
            return f"{read_in}; register: {changes}."
        proposals = f"proposals: {figures['new']} new, {figures['known']} known."
        hint = " Add --accept to take these into the register." if figures["new"] else ""
        return f"{read_in}; {proposals}{hint}"


def _day(text):
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise ArgumentTypeError(f"“{text}” is no date: write YYYY-MM-DD")


def _user(username):
    if username is None:
        return None
    try:
        return User.objects.get(username=username)
    except User.DoesNotExist:
        raise CommandError(f"--by: nobody has the user name “{username}”", returncode=2) from None
    except DatabaseError as error:
        raise CommandError(reason(error)) from error


def _shown(file):
    """A file's name that can be printed on one line, whatever bytes it is made of."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in file)
