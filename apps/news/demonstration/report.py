"""What a load added, and what it found there and left alone."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    added: Counter = field(default_factory=Counter)
    kept: Counter = field(default_factory=Counter)
    accounts: list[str] = field(default_factory=list)  # those added, by username

    def count(self, kind: str, is_new: bool, number: int = 1) -> None:
        (self.added if is_new else self.kept)[kind] += number

    def __str__(self):
        kept = f"{self.kept.total()} there already and left alone."
        if not self.added:
            return f"0 changes: {kept}"
        added = ", ".join(f"{number} {kind}" for kind, number in self.added.items())
        return f"Added {added}; {kept}" if self.kept else f"Added {added}."
