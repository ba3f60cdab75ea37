import secrets
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from apps.news.demonstration import DemoError, load
from apps.news.due import catch_up


class Command(BaseCommand):
    help = "Load the demonstration newsroom. Safe to repeat: it only adds what is missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.BASE_DIR / "demo",
            help="the demonstration's files; demo/ if not given",
        )  # fmt: skip

    def handle(self, *args, folder, **options):
        catch_up()
        password = settings.DEMO_PASSWORD or secrets.token_urlsafe(12)
        try:
            report = load(folder, password=password, watch=_progress)
        except DemoError as error:
            raise CommandError(str(error)) from error
        if report.accounts:
            self._tell_accounts(report.accounts, password)
        self.stdout.write("To set a password anew: manage.py changepassword admin")
        self.stdout.write(str(report))

    def _tell_accounts(self, usernames, password):
        self.stdout.write(f"Accounts: {', '.join(usernames)}")
        if settings.DEMO_PASSWORD:
            self.stdout.write("Password: as set in DEMO_PASSWORD")
        else:
            self.stdout.write(f"Password of each: {password} (not shown again)")


def _progress(items, name):
    """A bar while a person watches, nothing in a log."""
    return tqdm(items, desc=name, disable=None, leave=False)
