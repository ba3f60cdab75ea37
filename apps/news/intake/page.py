"""Proposals: what a page says that the register should hold, row by row.

Nothing here writes. A proposal shows the words it was read from and the row of the register it
matches, if there is one. What the register holds is never changed; what it lacks is added.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from apps.partners.models import Agreement, Occasion

from ..reading import Reading
from ..reading.model import Mention, Span
from .keys import free
from .matching import Register

# The languages of a reading, as the register names them.
LANGUAGES = {"en": "en", "zh": "zh-hans"}


@dataclass(frozen=True, eq=False)
class Proposal:
    """A row for the register. Its facts and links may name rows that are themselves proposed.

    `facts` are what the text says; `defaults` what a new row needs besides; `links` are
    many-to-many. `found` is the row that is there already.
    """

    model: type[models.Model]
    label: str
    words: Mention
    facts: dict[str, Any]
    defaults: dict[str, Any] = field(default_factory=dict)
    links: dict[str, list["Proposal"]] = field(default_factory=dict)
    found: models.Model | None = None
    is_left_alone: bool = False

    @property
    def is_new(self) -> bool:
        return self.found is None

    @property
    def public(self) -> models.Model | None:
        """The agreement or occasion that visitors see, which this row is or hangs on."""
        if self.model in (Agreement, Occasion) and self.found and self.found.is_public:
            return self.found
        above = [self.defaults.get("agreement"), self.defaults.get("occasion")]
        above += self.links.get("agreements", [])
        return next((row.public for row in above if row and row.public), None)

    @property
    def gaps(self) -> dict[str, Any]:
        """The facts that the row which is there lacks."""
        if self.is_left_alone:
            return {}
        return {
            name: value
            for name, value in self.facts.items()
            if value and getattr(self.found, name) in (None, "", False)
        }

    @property
    def missing_links(self) -> dict[str, list["Proposal"]]:
        """The links that are not there yet."""
        if self.is_left_alone:
            return {}
        missing = {}
        for name, proposals in self.links.items():
            there = set() if self.is_new else set(getattr(self.found, name).all())
            missing[name] = [p for p in proposals if p.found not in there]
        return {name: proposals for name, proposals in missing.items() if proposals}

    @property
    def adds(self) -> bool:
        """Whether accepting it changes anything."""
        return self.is_new or bool(self.gaps or self.missing_links)


class Page:
    """A reading on its way to proposals: `rows` in an order in which they can be written.

    What is public already gains nothing: it would stand before visitors without a review.
    """

    def __init__(self, reading: Reading):
        self.reading = reading
        self.language = LANGUAGES[reading.language]
        self.register = Register(self.language)
        self.rows: list[Proposal] = []
        self.aliases: list[tuple[Proposal, Mention]] = []
        self.remarks: list[str] = []
        self._given: set[tuple] = set()

    @property
    def on(self) -> date | None:
        """The day the titles are of."""
        fact = self.reading.signing or self.reading.published
        return fact.value if fact else None

    def propose(self, model, label: str, words: Mention, **parts) -> Proposal:
        proposal = Proposal(model, label, words, **parts)
        if proposal.public and proposal.adds:
            self.leave_out(label, proposal.public)
            if proposal.is_new:
                return proposal
            proposal = replace(proposal, is_left_alone=True)
        self.rows.append(proposal)
        return proposal

    def leave_out(self, label: str, public: models.Model) -> None:
        words = {"what": label, "public": public}
        self.remarks.append(
            _("%(what)s — %(public)s is public already; add it at the desk") % words
        )

    def of(self, model) -> list[Proposal]:
        return [proposal for proposal in self.rows if proposal.model is model]

    def column(self, name: str) -> str:
        return self.register.column(name)

    def key(self, model, wanted: str, name: str = "key") -> str:
        """A key that neither the register nor another proposal of this page has."""
        given = {key for of_model, key in self._given if of_model is model}
        key = free(model.objects.all(), name, wanted, given)
        self._given.add((model, key))
        return key

    def printed(self, words: str, row: Proposal) -> dict[str, str]:
        """The name as printed, only where the register has another."""
        own = row.facts if row.is_new else vars(row.found)
        is_other = words != own.get(self.column("name"))
        return {self.column("printed_name"): words} if is_other else {}

    def quote(self, span: Span) -> Mention:
        return Mention(self.reading.text[span.start : span.end], span)
