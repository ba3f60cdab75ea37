"""Which entry of the register some words of a text mean."""

import unicodedata
from collections import defaultdict
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from apps.org.models import Department, Organisation, Person, Post, ShortName
from apps.org.texts import translated
from apps.partners.models import CooperationArea
from apps.partners.register.tally import columns

from .errors import Ambiguous


def plain(words: str | None) -> str:
    """Words as they are compared: case, width, spaces, curly apostrophes and “the” aside."""
    text = unicodedata.normalize("NFKC", words or "").replace("’", "'")
    return " ".join(text.split()).casefold().removeprefix("the ")


class Register:
    """The register, looked up by the words of a text in one language."""

    def __init__(self, language: str):
        self.language = language

    def column(self, field: str) -> str:
        """The column of a translated field in the language of the text."""
        return next(iter(columns(field, {self.language: ""})))

    def organisation(self, words: str) -> Organisation | None:
        """By legal name in the text's language, else by short name, else in any language.

        Raises Ambiguous where the words are the name of several.
        """
        for names in self._organisation_names:
            if found := names.get(plain(words)):
                return only(found, words)
        return None

    def person(self, words: str, organisation: str, row: Organisation | None, titles: list[str]):
        """The Person of this name who belongs to that organisation; None where nobody has it.

        `organisation` is what the text calls it, `row` its entry. Raises Ambiguous where the name
        alone would decide: among several, or for one who serves elsewhere.
        """
        known = self._people.get(plain(words), [])
        titles = titles if not organisation else []  # a title alone is of any organisation
        if same := [person for person in known if self._belongs(person, row, titles)]:
            return only(same, words)
        found = only(known, words) if known else None
        if found and found.posts.all():
            raise Ambiguous(
                _("“%(words)s” of %(organisation)s may be %(one)s, whose posts are elsewhere: give "
                  "them a post there, or enter the namesake with theirs, and read the page again")
                % {"words": words, "one": _named(found),
                   "organisation": organisation or _("no organisation that is read")}
            )  # fmt: skip
        return found

    def _belongs(self, person: Person, row: Organisation | None, titles: list[str]) -> bool:
        """By a post or a credit there; where the text names no organisation, by a title."""
        posts = person.posts.all()
        if row is None:
            wanted = {plain(title) for title in titles}
            return any(plain(getattr(post, self.column("title"))) in wanted for post in posts)
        served = {post.organisation_id for post in posts}
        served |= {credit.side_id for credit in person.attendance_set.all()}
        served |= {credit.party.organisation_id for credit in person.signatory_set.all()}
        return row.pk in served

    def posts(self, person: Person, organisation: Organisation, title: str) -> list[Post]:
        """All posts of this title there, whenever they were held."""
        column = self.column("title")
        return [
            post
            for post in person.posts.filter(organisation=organisation).order_by("pk")
            if plain(getattr(post, column)) == plain(title)
        ]

    def department(self, organisation: Organisation, words: str) -> Department | None:
        column = self.column("name")
        rows = organisation.departments.order_by("pk")
        return next((row for row in rows if plain(getattr(row, column)) == plain(words)), None)

    def area(self, words: str) -> CooperationArea | None:
        return next(iter(self._areas.get(plain(words), [])), None)

    @cached_property
    def _organisation_names(self) -> list[dict[str, list[Organisation]]]:
        rows = list(Organisation.objects.order_by("pk"))
        by_pk = {row.pk: row for row in rows}
        short: dict[str, list[Organisation]] = defaultdict(list)
        anywhere = _by_name(rows, translated("name"))
        for name in ShortName.objects.order_by("organisation", "pk"):
            organisation = by_pk[name.organisation_id]
            for names in [anywhere] + [short] * (name.language == self.language):
                if organisation not in names[plain(name.name)]:
                    names[plain(name.name)].append(organisation)
        return [_by_name(rows, [self.column("name")]), short, anywhere]

    @cached_property
    def _people(self) -> dict[str, list[Person]]:
        credits = ["posts", "attendance_set", "signatory_set__party"]
        people = Person.objects.prefetch_related(*credits).order_by("pk")
        return _by_name(people, [self.column("name")])

    @cached_property
    def _areas(self) -> dict[str, list[CooperationArea]]:
        return _by_name(CooperationArea.objects.order_by("pk"), [self.column("name")])


def held_at(posts: list[Post], on: date) -> Post | None:
    """The post held on a day."""
    return next((p for p in posts if (p.starts_on or on) <= on <= (p.ends_on or on)), None)


def _by_name(rows, names: list[str]) -> dict[str, list]:
    found = defaultdict(list)
    for row in rows:
        for name in {plain(getattr(row, column)) for column in names} - {""}:
            found[name].append(row)
    return found


def only(found: list, words: str):
    """The one that was found. Raises Ambiguous where there are more."""
    if len(found) > 1:
        raise Ambiguous(
            _("“%(words)s” may be %(one)s or %(other)s: write the full name, or part the two")
            % {"words": words, "one": _named(found[0]), "other": _named(found[1])}
        )
    return found[0]


def _named(row) -> str:
    return f"{row} ({getattr(row, 'key', None) or row.reference})"
