"""Something of the register that can be found."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from apps.partners.models import Agreement

from .index import GAP
from .query import Query, Term
from .words import words_of


@dataclass(frozen=True, eq=False)
class Entry:
    """Something of the register with a page of its own."""

    url: str
    name: str
    details: tuple[str, ...]  # shown beside the name
    names: tuple[str, ...]  # all it is called, in any language
    others: tuple[str, ...] = ()  # what else it is found by
    agreement: Agreement | None = None  # whose kind and date are shown

    @cached_property
    def name_line(self) -> str:
        return _line(self.names)

    @cached_property
    def line(self) -> str:
        return self.name_line + _line(self.others)

    def has(self, query: Query) -> bool:
        """Does it hold all terms?"""
        return all(_needle(term) in self.line for term in query.terms)

    def is_called(self, query: Query) -> bool:
        """Do its names alone hold them?"""
        return all(_needle(term) in self.name_line for term in query.terms)


def _line(texts: Iterable[str]) -> str:
    """Words between spaces, where a phrase is found as it stands; each text ends with a gap."""
    words = [word for text in texts for word in [*(w.text for w in words_of(text)), GAP]]
    return f" {' '.join(words)} "


def _needle(term: Term) -> str:
    return f" {' '.join(term.words)}{'' if term.is_open else ' '}"
