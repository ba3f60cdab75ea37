"""From a reading to what the register should hold of it."""

from ..reading import Reading
from .agreements import propose_agreement
from .occasions import propose_occasion
from .organisations import Organisations, propose_departments
from .page import Page, Proposal
from .people import propose_people

__all__ = ["Page", "Proposal", "propose"]


def propose(reading: Reading) -> Page:
    """All proposals of a page, rows before the rows that refer to them. Writes nothing.

    Raises Ambiguous where a name is that of several entries.
    """
    page = Page(reading)
    organisations = Organisations(page)
    people = propose_people(page, organisations)
    departments = propose_departments(page, organisations)
    agreement = propose_agreement(page, organisations, people)
    propose_occasion(page, agreement, people, departments)
    return page
