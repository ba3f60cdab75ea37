"""All a query finds, as the page of results shows it.

However much that is, it takes one query to count the stories, and two for those of a page.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from ..choices import SearchKind
from . import stories
from .entry import Entry
from .marks import Marked, marked
from .query import Query
from .register import register


@dataclass(frozen=True)
class Found:
    """An entry of the register with name and details marked, and what else it was found by."""

    entry: Entry
    name: SafeString
    details: list[SafeString]
    also: SafeString


class Results:
    """What a visitor finds in a language, of all kinds."""

    def __init__(self, query: Query, language: str, version: int):
        self.query, self.language, self._version = query, language, version
        known = register(version).matching(query) if query else {}
        self._entries = dict.fromkeys(SearchKind, ()) | known
        self._stories = stories.counts(query, version)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many of each kind; each is the length of its list."""
        here = _total(self._stories, self.language)
        found = {kind: len(entries) for kind, entries in self._entries.items()}
        return {kind: found.get(kind, 0) for kind in SearchKind} | {SearchKind.STORIES: here}

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def stories_in(self, language: str) -> int:
        return _total(self._stories, language)

    @cached_property
    def story_groups(self) -> dict[tuple[int, int], int]:
        """How many stories by category and year."""
        return {group[1:]: number for group, number in self._stories.items()
                if group[0] == self.language}  # fmt: skip

    def stories(self) -> QuerySet | tuple:
        """The keys of the stories, best first."""
        return stories.matching(self.query, self.language) if self.query else ()

    def entries(self, kind: str) -> list[Entry]:
        return self._entries[kind]

    def show(self, entry: Entry) -> Found:
        """An entry as the page shows it."""
        shown = [entry.name, *entry.details]
        return Found(
            entry=entry,
            name=marked(entry.name, self.query),
            details=[marked(detail, self.query) for detail in entry.details],
            also=self._also(shown, [*entry.names, *entry.others]),
        )

    def _also(self, shown: list[str], texts: list[str]) -> SafeString:
        """The first text that has what the shown ones have not: a former title, a short name."""
        missing = set(range(len(self.query.terms))) - self._terms_in(shown)
        for text in texts if missing else ():
            if text not in shown and missing & self._terms_in([text]):
                return marked(text, self.query)
        return SafeString("")

    def _terms_in(self, texts: list[str]) -> set[int]:
        return {term for text in texts for *_, term in Marked(str(text), self.query).found}

    def _total_of(self, query: Query) -> int:
        return Results(query, self.language, self._version).total

    @cached_property
    def proposal(self) -> str:
        """“Did you mean …”: a name of the public register that finds more; else "".

        Who found somebody or something of the register did mean it.
        """
        if not self.query or any(self._entries.values()):
            return ""
        text = register(self._version).names.proposal(self.query.bare_text)
        meant = Query.read(text)
        return text if meant and self._total_of(meant) > self.total else ""


def _total(counts: Counter[stories.Group], language: str) -> int:
    return sum(number for group, number in counts.items() if group[0] == language)
