"""A register file into the database: all or nothing, and the second time nothing."""

from django.db import DatabaseError, transaction

from apps.org.models import ContentVersion

from .agreements import load_agreements, load_areas
from .errors import RegisterError, reason
from .links import check_links
from .occasions import load_occasions
from .organisations import load_organisations, load_site
from .people import load_people
from .schema import REGISTER
from .tally import Tally, Writer


class _DryRun(Exception):  # noqa: N818 — a way out, not an error
    """Ends the transaction of a load that only asks what would change."""


def load(document, *, dry_run: bool = False) -> Tally:
    """Bring the register to what the document says; what it does not mention stays.

    Raises RegisterError, and then nothing has changed.
    """
    document = REGISTER(document, "")
    writer = Writer()
    try:
        check_links(document)
        with transaction.atomic():
            _load(document, writer)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    except DatabaseError as error:
        raise RegisterError("", reason(error)) from error
    return writer.tally


def _load(document: dict, writer: Writer) -> None:
    organisations = load_organisations(document.get("organisations", []), writer)
    people = load_people(document.get("people", []), organisations, writer)
    areas = load_areas(document.get("areas", []), writer)
    agreements = load_agreements(
        document.get("agreements", []), organisations, people, areas, writer
    )
    load_occasions(document.get("occasions", []), organisations, people, agreements, writer)
    if "site" in document:
        load_site(document["site"], writer)
    if writer.tally.changes:
        ContentVersion.bump()
