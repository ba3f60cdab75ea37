from django.core.management.base import BaseCommand
from tqdm import tqdm

from apps.news.due import catch_up
from apps.news.search.index import rebuild


class Command(BaseCommand):
    help = "Write the words of all live stories anew for search. Safe to repeat."

    def handle(self, *args, **options):
        catch_up()
        indexed, dropped = rebuild(_progress)
        self.stdout.write(f"Stories indexed: {indexed}; dropped, as they are not live: {dropped}.")


def _progress(batches, total):
    """A bar while a person watches, nothing in a log."""
    return tqdm(batches, total=total, desc="stories", disable=None, leave=False)
