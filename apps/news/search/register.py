"""The public register as search knows it: small, so it is kept in the memory of the process.

Under the content version, the language and the day, so that it is never stale; built of public
rows alone, in a number of queries that does not grow.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils import timezone
from django.utils.translation import get_language, override

from .entries import entries_by_kind, known_names
from .entry import Entry
from .names import Names
from .query import Query


@dataclass(frozen=True, eq=False)
class Register:
    """Entries by kind, each kind in its order, and the names a visitor may have meant."""

    entries: dict[str, list[Entry]]
    names: Names

    def matching(self, query: Query) -> dict[str, list[Entry]]:
        """Those that hold all terms: first those that are called so, then in their order."""
        return {
            kind: sorted(
                (entry for entry in entries if entry.has(query)),
                key=lambda entry: not entry.is_called(query),
            )
            for kind, entries in self.entries.items()
        }


def register(version: int) -> Register:
    """As visitors may know it today, in the language of the page and at the current version."""
    return _built(version, get_language(), timezone.localdate())


def forget() -> None:
    """For whoever changes the register behind the content version's back."""
    _built.cache_clear()


@lru_cache(maxsize=4)
def _built(version: int, language: str, today: date) -> Register:
    with override(language):
        entries = entries_by_kind(today)
        return Register(entries, Names(known_names(entries)))
