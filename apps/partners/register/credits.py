"""Linking what was printed to the posts it refers to."""

from datetime import date

from apps.org.models import Organisation
from apps.org.texts import lines, translated

from ..models.party import Credit
from .tally import Writer


def link_posts(
    credit: Credit, organisation: Organisation | None, on: date | None, writer: Writer
) -> None:
    """Link a credit to the posts its printed titles name, held at that day.

    Links that are there already stay, and where neither the credit nor such a post is new there
    stay none: an editor may know better.
    """
    if credit.person is None or organisation is None or credit.posts.exists():
        return
    posts = credit.person.posts.filter(organisation=organisation)
    printed = _printed(credit)
    wanted = [post for post in (posts.at(on) if on else posts) if _titles(post) & printed]
    if any(writer.has_changed(row) for row in [credit, *wanted]) and wanted:
        credit.posts.set(wanted)
        writer.note_change(credit)


def _printed(credit: Credit) -> set[str]:
    return {title.casefold() for column in translated("printed_titles")
            for title in lines(getattr(credit, column))}  # fmt: skip


def _titles(post) -> set[str]:
    return {title.casefold() for column in translated("title") if (title := getattr(post, column))}
