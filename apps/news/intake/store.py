"""One page, read, into the newsroom: its draft, and on request its facts into the register."""

from dataclasses import dataclass

from django.db import transaction

from apps.org.models import User
from apps.partners.register.tally import Tally

from ..models import Article
from ..reading import Reading
from .accept import accept, name_in
from .draft import draft_of, require_complete, tell_what_it_is_about
from .proposals import Page, propose


@dataclass(frozen=True)
class Taken:
    """What became of a page. `tally` counts the register's rows, None where none were written."""

    article: Article
    is_new: bool
    page: Page
    tally: Tally | None


def take_in(reading: Reading, *, accepting: bool, by: User | None = None) -> Taken:
    """Store the draft and, if accepting, the proposals: both or nothing.

    Raises IntakeError, RegisterError or Refused, each one line.
    """
    require_complete(reading)
    with transaction.atomic():
        page = propose(reading)
        accepted = accept(page) if accepting else None
        about = accepted.about(page) if accepted else {}
        article, is_new = draft_of(reading, by=by, about=about)
        if accepted:
            tell_what_it_is_about(article, about, by=by)
            name_in(article, page, accepted)
    return Taken(article, is_new, page, accepted.tally if accepted else None)
