"""Proposals into the register, all or nothing, and the article linked to them."""

from django.db import models, transaction

from apps.org.models import ContentVersion, Department, Organisation, Person
from apps.partners.models import Agreement, Occasion
from apps.partners.register.tally import Tally, Writer

from ..models import Alias, Article
from .page import Page, Proposal

# What of the register an article names, under which relation.
LINKS = {
    "agreements": Agreement,
    "occasions": Occasion,
    "people": Person,
    "organisations": Organisation,
    "departments": Department,
}


@transaction.atomic
def accept(page: Page, article: Article) -> Tally:
    """Take every proposal of a page in. Raises RegisterError at the first that is refused."""
    taker = _Taker()
    for proposal in page.rows:
        taker.take(proposal)
    taker.link(article, page)
    for organisation, alias in page.aliases:
        taker.name(article, organisation, alias.text)
    if taker.writer.tally.changes or taker.links:
        ContentVersion.bump()
    return taker.writer.tally


class _Taker:
    """Writes proposals, and remembers which row each became."""

    def __init__(self):
        self.writer = Writer()
        self.rows: dict[Proposal, models.Model] = {}
        self.links = 0

    def take(self, proposal: Proposal) -> None:
        values = proposal.facts | proposal.defaults if proposal.is_new else proposal.gaps
        values = {name: self._row(value) for name, value in values.items()}
        where = f"{proposal.model._meta.verbose_name} “{proposal.label}”"
        row = self.writer.write(proposal.model, proposal.found, values, where)
        self.rows[proposal] = row
        for name, wanted in proposal.missing_links.items():
            self._add(getattr(row, name), wanted)

    def link(self, article: Article, page: Page) -> None:
        for name, model in LINKS.items():
            there = set(getattr(article, name).values_list("pk", flat=True))
            wanted = [p for p in page.of(model) if self.rows[p].pk not in there]
            self._add(getattr(article, name), wanted)

    def name(self, article: Article, organisation: Proposal, name: str) -> None:
        """What the article calls an organisation, unless its editors have said otherwise."""
        row = self.rows[organisation]
        is_taken = models.Q(name=name) | models.Q(organisation=row)
        if not article.aliases.filter(is_taken).exists():
            values = {"article": article, "organisation": row, "name": name}
            self.writer.write(Alias, None, values, f"{Alias._meta.verbose_name} “{name}”")

    def _row(self, value):
        return self.rows[value] if isinstance(value, Proposal) else value

    def _add(self, manager, proposals: list[Proposal]) -> None:
        for proposal in proposals:  # one by one: the order of the text is kept
            manager.add(self.rows[proposal])
            self.links += 1
