"""People who took part, and the posts their titles name at the day of the event."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.org.models import Person, Post

from ..reading.model import Mention, Participant
from .keys import key_of
from .matching import held_at, plain
from .organisations import Organisations
from .page import Page, Proposal


@dataclass(frozen=True)
class Named:
    """A participant with the rows that stand for them."""

    participant: Participant
    person: Proposal
    organisation: Proposal | None
    posts: list[Proposal]

    @property
    def name(self) -> str:
        return self.participant.name.text

    @property
    def titles(self) -> list[str]:
        return [title.text for title in self.participant.titles]

    def span_of(self, role: str):
        """Where the text says they did this, or None."""
        return next((r.span for r in self.participant.roles if r.role == role), None)


def propose_people(page: Page, organisations: Organisations) -> list[Named]:
    """All participants in the order of the text, each once."""
    people: dict[object, Named] = {}
    for participant in page.reading.people:
        organisation = organisations.named(participant.organisation)
        found = page.register.person(
            participant.name.text,
            organisation.label if organisation else "",
            organisation.found if organisation else None,
            [title.text for title in participant.titles],
        )
        key = found.pk if found else plain(participant.name.text)
        if key not in people:
            person = _person(page, participant.name, found)
            posts = _posts(page, person, organisation, participant)
            people[key] = Named(participant, person, organisation, posts)
    return list(people.values())


def _person(page: Page, name: Mention, found: Person | None) -> Proposal:
    return page.propose(
        Person, name.text, name, found=found,
        facts={} if found else {page.column("name"): name.text},
        defaults={} if found else {"key": page.key(Person, key_of(name.text, "person"))},
    )  # fmt: skip


def _posts(page, person, organisation, participant) -> list[Proposal]:
    titles = {plain(title.text): title for title in reversed(participant.titles)}
    if organisation is None:
        if titles:
            page.remarks.append(_("%s: titles in no organisation the text names") % person.label)
        return []
    posts = [_post(page, person, organisation, title)
             for title in sorted(titles.values(), key=lambda title: title.span)]  # fmt: skip
    return [post for post in posts if post]


def _post(page, person, organisation, title: Mention) -> Proposal | None:
    """The post held at the day; since when, no page says. None where the register disagrees."""
    words = {"person": person.label, "title": title.text, "organisation": organisation.label}
    label = _("%(person)s, %(title)s, %(organisation)s") % words
    held = []
    if person.found and organisation.found:
        held = page.register.posts(person.found, organisation.found, title.text)
    found = held_at(held, page.on) if page.on else next(iter(held), None)
    if held and not found:
        page.remarks.append(_("%s: the register has this post at other days") % label)
        return None
    return page.propose(
        Post, label, title, found=found,
        facts={page.column("title"): title.text},
        defaults={"person": person, "organisation": organisation, "is_public": False},
    )  # fmt: skip
