"""Fact panels: who signed, witnessed, spoke and attended, as printed on the day.

A panel is about one agreement with its occasions, or about one occasion alone. However many
there are, all panels together cost four queries.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from apps.org.models import Department, Organisation
from apps.org.querysets import DepartmentQuerySet
from apps.org.texts import translated, worded

from .aggregates import JsonList
from .choices import Role
from .models import (
    Agreement,
    Attendance,
    CooperationArea,
    DepartmentAttendance,
    Occasion,
    Party,
    Signatory,
)
from .querysets import AgreementQuerySet, OccasionQuerySet


@dataclass
class Credited:
    """A person in a panel, under the name and titles of the day; `url` is their page, if any.

    `roles_at` has the roles by the occasion's key, those of a signatory under "".
    """

    name: str
    titles: list[str]
    roles: list[Role]
    url: str = ""
    roles_at: dict[str, list[Role]] = field(default_factory=dict)

    @property
    def has_signed(self) -> bool:
        return Role.SIGNED in self.roles


@dataclass
class Side:
    """One side with its people and departments; `name` is empty for people of no side."""

    name: str = ""
    organisation: Organisation | None = None
    is_party: bool = False
    people: dict = field(default_factory=dict)
    departments: list[DepartmentAttendance] = field(default_factory=list)

    def credit(self, credit, roles: list[Role], occasion: str = "") -> None:
        """Add what a person did; a person credited twice is one entry with all roles."""
        key = credit.person_id or (credit.name, *credit.titles)
        url = credit.person.get_absolute_url() if credit.person else ""
        known = self.people.setdefault(key, Credited(credit.name, credit.titles, [], url))
        known.roles += [role for role in roles if role not in known.roles]
        known.roles_at.setdefault(occasion, []).extend(roles)


@dataclass
class Panel:
    agreement: Agreement | None = None
    occasions: list[Occasion] = field(default_factory=list)
    areas: list[CooperationArea] = field(default_factory=list)
    by_organisation: dict[int | None, Side] = field(default_factory=dict)

    def side(self, organisation) -> Side:
        key = organisation.pk if organisation else None
        name = worded(organisation) if organisation else ""
        return self.by_organisation.setdefault(key, Side(name, organisation))

    def side_of(self, attendance) -> Side:
        """The side a person was there for; where nobody said, the one they signed for."""
        if attendance.side is None and attendance.person_id:
            for side in self.sides:
                if attendance.person_id in side.people:
                    return side
        return self.side(attendance.side)

    @property
    def sides(self) -> list[Side]:
        return list(self.by_organisation.values())

    @property
    def people(self) -> list[Credited]:
        return [person for side in self.sides for person in side.people.values()]

    @property
    def has_signatories(self) -> bool:
        return any(person.has_signed for person in self.people)

    @property
    def has_departments(self) -> bool:
        return any(side.departments for side in self.sides)

    @property
    def has_two_tracks(self) -> bool:
        return len(self.sides) == 2 and all(side.name for side in self.sides)

    @property
    def links(self) -> list[tuple[Credited | None, list[Role], Credited | None]]:
        """The people of two sides in pairs that did the same; signatories first."""
        left, right = (list(side.people.values()) for side in self.sides)
        pairs = []
        for person in left:
            other = next((other for other in right if other.roles == person.roles), None)
            if other:
                right.remove(other)
            pairs.append((person, person.roles, other))
        pairs += [(None, person.roles, person) for person in right]
        return sorted(pairs, key=lambda pair: Role.SIGNED not in pair[1])


def panels(
    agreements: AgreementQuerySet,
    occasions: OccasionQuerySet,
    departments: DepartmentQuerySet | None = None,
) -> list[Panel]:
    """The panels of these agreements, newest first, then of the occasions of none of them.

    `departments` are those it may name; the public ones, unless others are given.
    """
    if departments is None:
        departments = Department.objects.public()
    of_agreement: dict[int, Panel] = {}
    of_occasion: dict[int, Panel] = {}
    for party in _parties(agreements):
        panel = of_agreement.setdefault(
            party.agreement_id, Panel(agreement=party.agreement, areas=_areas(party.area_rows))
        )
        side = panel.side(party.organisation)
        side.name, side.is_party = party.name, True
    for signatory in Signatory.objects.filter(agreement__in=agreements).select_related(
        "person", "party__organisation"
    ).order_by("party__position", "position", "pk"):  # fmt: skip
        side = of_agreement[signatory.agreement_id].side(signatory.party.organisation)
        side.credit(signatory, [Role.SIGNED])

    def panel_of(row) -> Panel:
        """The panel an attendance belongs to; its occasion is noted there once."""
        if row.agreement_id in of_agreement:
            panel = of_agreement[row.agreement_id]
        else:
            panel = of_occasion.setdefault(row.occasion_id, Panel())
        if row.occasion not in panel.occasions:
            panel.occasions.append(row.occasion)
        return panel

    for attendance in _at(occasions, agreements, Attendance).select_related("person", "side"):
        panel = panel_of(attendance)
        side = panel.side_of(attendance)
        side.credit(attendance, attendance.roles, attendance.occasion.key)
    units = _at(occasions, agreements, DepartmentAttendance)
    units = units.filter(department__in=departments)
    for row in units.select_related("department__organisation"):
        panel_of(row).side(row.department.organisation).departments.append(row)
    return [*of_agreement.values(), *of_occasion.values()]


def _parties(agreements: AgreementQuerySet) -> Iterable[Party]:
    """Each with its agreement, and with `area_rows`, the areas of that."""
    newest = F("agreement__signed_on").desc(nulls_first=True)
    links = Agreement.areas.through.objects.filter(agreement=OuterRef("agreement"))
    columns = {name: f"cooperationarea__{name}" for name in ("id", "key", *translated("name"))}
    rows = links.values("agreement").annotate(
        rows=JsonList(JSONObject(link="pk", area=JSONObject(**columns)))
    )
    parties = Party.objects.filter(agreement__in=agreements)
    parties = parties.annotate(area_rows=Subquery(rows.values("rows")))
    return parties.select_related("agreement", "organisation").order_by(
        newest, "-agreement_id", "position", "pk"
    )


def _areas(rows: list[dict] | None) -> list[CooperationArea]:
    """In the order they were added."""
    in_order = sorted(rows or [], key=itemgetter("link"))
    return [CooperationArea(**row["area"]) for row in in_order]


def _at(occasions: OccasionQuerySet, agreements: AgreementQuerySet, model) -> QuerySet:
    """Who was at the occasions, each with the one of the agreements it belongs to."""
    link = Occasion.agreements.through.objects.filter(
        occasion=OuterRef("occasion"), agreement__in=agreements
    )
    rows = model.objects.filter(occasion__in=occasions).select_related("occasion")
    rows = rows.annotate(agreement_id=Subquery(link.order_by("agreement").values("agreement")[:1]))
    newest = F("occasion__held_on").desc(nulls_last=True)
    return rows.order_by(newest, "-occasion_id", "position", "pk")
