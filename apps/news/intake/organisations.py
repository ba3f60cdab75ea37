"""Organisations a page names, with the short names it gives them, and their departments."""

import re

from django.utils.translation import gettext as _

from apps.org.choices import OrganisationKind
from apps.org.models import Department, Organisation, ShortName

from ..reading.model import Mention
from .keys import key_of
from .matching import plain
from .page import Page, Proposal

KINDS = {
    OrganisationKind.UNIVERSITY: re.compile(r"university|college|大学|学院", re.I),
    OrganisationKind.GOVERNMENT: re.compile(r"government|ministry|政府|管委会", re.I),
    OrganisationKind.INSTITUTE: re.compile(r"institute|academy|研究院|研究所|科学院", re.I),
    OrganisationKind.ASSOCIATION: re.compile(r"association|协会|学会", re.I),
}


class Organisations:
    """The organisations of a page, each proposed once whatever words name it."""

    def __init__(self, page: Page):
        self.page = page
        self._by_name: dict[str, Proposal] = {}
        self._by_row: dict[int, Proposal] = {}
        for party in page.reading.parties:
            organisation = self.named(party.name)
            if party.alias:
                self._propose_alias(organisation, party.alias)

    def named(self, words: Mention | None) -> Proposal | None:
        """The organisation these words mean, by name or by the page's own short name."""
        if words is None:
            return None
        party = self.page.reading.party_named(words.text)
        name = party.name if party else words
        if plain(name.text) not in self._by_name:
            self._by_name[plain(name.text)] = self._proposed(name)
        return self._by_name[plain(name.text)]

    def _proposed(self, name: Mention) -> Proposal:
        page, found = self.page, self.page.register.organisation(name.text)
        if found and found.pk in self._by_row:
            return self._by_row[found.pk]
        proposal = page.propose(
            Organisation, name.text, name, found=found,
            facts={} if found else {page.column("name"): name.text},
            defaults={} if found else {
                "key": page.key(Organisation, key_of(name.text, "organisation")),
                "kind": _kind_of(name.text),
            },
        )  # fmt: skip
        if found:
            self._by_row[found.pk] = proposal
        return proposal

    def _propose_alias(self, organisation: Proposal, alias: Mention) -> None:
        page, names = self.page, organisation.found and organisation.found.short_names
        rows = names.filter(language=page.language).order_by("pk") if names else []
        page.propose(
            ShortName, _("%(short)s for %(name)s")
            % {"short": alias.text, "name": organisation.label}, alias,
            found=next((row for row in rows if plain(row.name) == plain(alias.text)), None),
            facts={"organisation": organisation, "language": page.language, "name": alias.text},
        )  # fmt: skip
        page.aliases.append((organisation, alias))


def propose_departments(page: Page, organisations: Organisations) -> list[Proposal]:
    """Departments the page names, in its order. One of no organisation can't be held."""
    proposed: dict[tuple, Proposal] = {}
    for unit in page.reading.departments:
        organisation = organisations.named(unit.organisation)
        if organisation is None:
            page.remarks.append(_("%s: of no organisation the text names") % unit.name.text)
            continue
        key = (organisation, plain(unit.name.text))
        if key not in proposed:
            before = sum(owner is organisation for owner, _name in proposed)
            proposed[key] = _department(page, organisation, unit.name, before)
    return list(proposed.values())


def _department(page, organisation, name: Mention, before: int) -> Proposal:
    owner = organisation.found
    return page.propose(
        Department, _("%(name)s, %(organisation)s")
        % {"name": name.text, "organisation": organisation.label}, name,
        found=page.register.department(owner, name.text) if owner else None,
        facts={page.column("name"): name.text, "organisation": organisation},
        defaults={"position": before + (owner.departments.count() if owner else 0),
                  "is_public": False},
    )  # fmt: skip


def _kind_of(name: str) -> str:
    kinds = (kind for kind, words in KINDS.items() if words.search(name))
    return next(kinds, OrganisationKind.COMPANY)
