"""Proposals into the register, all or nothing."""

from dataclasses import dataclass

from django.db import models, transaction

from apps.org.models import ContentVersion, Department, Organisation, Person
from apps.partners.models import Agreement, Occasion
from apps.partners.register.tally import Tally, Writer

from ..models import Alias, Article
from .page import Page, Proposal

# What of the register a text is about, under which relation.
LINKS = {
    "agreements": Agreement,
    "occasions": Occasion,
    "people": Person,
    "organisations": Organisation,
    "departments": Department,
}


@dataclass(frozen=True)
class Accepted:
    """The rows the proposals of a page became, and how many of them are new."""

    rows: dict[Proposal, models.Model]
    tally: Tally

    def about(self, page: Page) -> dict[str, set]:
        """What the page's text is about, by the name of the relation."""
        return {
            name: {self.rows[proposal] for proposal in page.of(model)}
            for name, model in LINKS.items()
        }


@transaction.atomic
def accept(page: Page) -> Accepted:
    """Take every proposal of a page in. Raises RegisterError at the first that is refused."""
    writer, rows = Writer(), {}

    def row(value):
        return rows[value] if isinstance(value, Proposal) else value

    links = 0
    for proposal in page.rows:
        values = proposal.facts | proposal.defaults if proposal.is_new else proposal.gaps
        where = f"{proposal.model._meta.verbose_name} “{proposal.label}”"
        values = {name: row(value) for name, value in values.items()}
        rows[proposal] = writer.write(proposal.model, proposal.found, values, where)
        for name, wanted in proposal.missing_links.items():
            for link in wanted:  # one by one: the order of the text is kept
                getattr(rows[proposal], name).add(rows[link])
                links += 1
    if writer.tally.changes or links:
        ContentVersion.bump()
    return Accepted(rows, writer.tally)


def name_in(article: Article, page: Page, accepted: Accepted) -> None:
    """What the article calls organisations, unless its editors have said otherwise."""
    for organisation, alias in page.aliases:
        row = accepted.rows[organisation]
        is_taken = models.Q(name=alias.text) | models.Q(organisation=row)
        if not article.aliases.filter(is_taken).exists():
            Alias.objects.create(article=article, organisation=row, name=alias.text)
