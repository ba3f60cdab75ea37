from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from apps.org.leftovers import leftovers
from apps.org.models import Picture
from apps.org.pictures import lacks_renditions, remove_files, renew_renditions

A_DAY = timedelta(days=1)


class Command(BaseCommand):
    help = "Make the sizes, shapes and formats that pictures lack. Safe to repeat and to interrupt."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="make those that exist anew too")
        parser.add_argument(
            "--tidy", action="store_true",
            help="remove files older than a day that no picture has",
        )  # fmt: skip
        parser.add_argument("--dry-run", action="store_true", help="say what would be done")

    def handle(self, *args, tidy, dry_run, **options):
        failed = self._make(options["all"], dry_run)
        if tidy:
            self._tidy(dry_run)
        if failed:
            raise CommandError(f"{failed} could not be read.")

    def _make(self, anew, dry_run):
        """How many failed. Each is looked at when its turn comes: others may be at work too."""
        made = complete = failed = 0
        keys = list(Picture.objects.order_by("pk").values_list("pk", flat=True))
        for pk in tqdm(keys, desc="pictures", disable=None, leave=False):
            picture = Picture.objects.filter(pk=pk).first()
            if picture is None or not (anew or lacks_renditions(picture)):
                complete += picture is not None
                continue
            try:
                made += dry_run or renew_renditions(picture, anew=anew)
            except ValidationError as error:
                failed += 1
                self.stderr.write(f"Picture {pk}: {error.messages[0]}")
        verb = "Would be made" if dry_run else "Made"
        self.stdout.write(f"{verb}: {made} of {len(keys)} pictures; {complete} had everything.")
        return failed

    def _tidy(self, dry_run):
        if not Picture.objects.exists():
            raise CommandError("There is no picture at all: is this the right database?")
        names = list(leftovers(timezone.now() - A_DAY))
        if not dry_run:
            remove_files(names)
        self.stdout.write(f"{'Would be removed' if dry_run else 'Removed'}: {len(names)} files.")
