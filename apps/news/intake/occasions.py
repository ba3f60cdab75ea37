"""The ceremony or visit a page tells of, and who was there in which role."""

from django.utils.translation import gettext as _

from apps.partners.choices import DatePrecision, OccasionKind
from apps.partners.models import Attendance, DepartmentAttendance, Occasion

from .agreements import joined
from .keys import digest
from .page import Page, Proposal
from .people import Named

KINDS = {"signing": OccasionKind.CEREMONY, "visit": OccasionKind.VISIT}
CEREMONIES = {"en": "Signing ceremony of {parties}", "zh-hans": "{parties}签约仪式"}
ROLES = ("attended", "witnessed", "spoke")


def propose_occasion(
    page: Page, agreement: Proposal | None, people: list[Named], departments: list[Proposal]
) -> None:
    """Who did more than sign, or a department, makes it an occasion."""
    guests = [person for person in people if any(person.span_of(role) for role in ROLES)]
    if not guests and not departments:
        return
    if page.reading.event is None:
        page.remarks.append(_("no occasion: the text tells of neither a signing nor a visit"))
        return
    occasion = _occasion(page, agreement)
    for position, person in enumerate(guests):
        _attendance(page, occasion, person, position)
    for position, department in enumerate(departments):
        _department(page, occasion, department, position)


def _occasion(page: Page, agreement: Proposal | None) -> Proposal:
    kind = KINDS[page.reading.event]
    held_on = page.reading.signing and page.reading.signing.value
    headline = page.reading.headline
    title = headline.text if headline else str(kind.label)
    if agreement:
        parties = joined(page, [party.name.text for party in page.reading.parties])
        title = CEREMONIES[page.language].format(parties=parties)
    key = f"{kind}-{page.on}-{digest(headline.text if headline else '')}"
    if agreement and agreement.found:
        known = agreement.found.occasions.filter(kind=kind, held_on=held_on)
    else:
        known = Occasion.objects.filter(key=key)
    found = known.order_by("pk").first()
    return page.propose(
        Occasion, title, agreement.words if agreement else headline,
        found=found,
        facts={page.column("title"): title, "held_on": held_on},
        defaults={
            "key": found.key if found else page.key(Occasion, key), "kind": kind,
            "held_precision": DatePrecision.DAY if held_on else DatePrecision.UNKNOWN,
            "is_public": False,
        },
        links={"agreements": [agreement] if agreement else []},
    )  # fmt: skip


def _attendance(page: Page, occasion: Proposal, person: Named, position: int) -> None:
    spans = {role: person.span_of(role) for role in ROLES}
    told = [role for role in ROLES if spans[role]]
    known = occasion.found and person.person.found
    rows = occasion.found.attendances.filter(person=person.person.found) if known else None
    page.propose(
        Attendance, f"{person.name}: {_roles(told)}", page.quote(spans[told[0]]),
        found=rows.first() if known else None,
        facts=page.printed(person.name, person.person)
        | {page.column("printed_titles"): "\n".join(person.titles), "side": person.organisation}
        | {role: role in told for role in ROLES},
        defaults={"occasion": occasion, "person": person.person, "position": position},
        links={"posts": person.posts},
    )  # fmt: skip


def _roles(told: list[str]) -> str:
    return _(", ").join(str(Attendance._meta.get_field(role).verbose_name) for role in told)


def _department(page: Page, occasion: Proposal, department: Proposal, position: int) -> None:
    known = occasion.found and department.found
    rows = occasion.found.department_attendances if known else None
    page.propose(
        DepartmentAttendance, department.label, department.words,
        found=rows.filter(department=department.found).first() if known else None,
        facts=page.printed(department.words.text, department),
        defaults={"occasion": occasion, "department": department, "position": position},
    )  # fmt: skip
