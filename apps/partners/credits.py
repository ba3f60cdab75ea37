"""Where people and departments appear in public, as printed on the day, newest first."""

from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery

from apps.org.models import Department, Organisation, Person

from .models import Agreement, Attendance, DepartmentAttendance, Occasion, Signatory


def credits_of(person: Person) -> list[Signatory | Attendance]:
    """What the person signed and where they were; in two queries."""
    return _newest_first(_signatories().filter(person=person), _attendances().filter(person=person))


def guests_of(partner: Organisation) -> list[Signatory | Attendance]:
    """The people who appeared for a partner, each where they last did; in two queries."""
    last: dict[int, Signatory | Attendance] = {}
    signed = _signatories().filter(party__organisation=partner, person__isnull=False)
    attended = _attendances().filter(side=partner, person__isnull=False)
    for credit in _newest_first(signed, attended):
        last.setdefault(credit.person_id, credit)
    return list(last.values())


def occasions_of(department: Department) -> QuerySet[DepartmentAttendance]:
    """Where the department took part."""
    rows = _at_public_occasions(DepartmentAttendance).filter(department=department)
    return rows.select_related("department").order_by(
        F("occasion__held_on").desc(nulls_last=True), "-pk"
    )


def _signatories() -> QuerySet[Signatory]:
    public = Signatory.objects.filter(agreement__in=Agreement.objects.public())
    return public.select_related("person", "agreement", "party__organisation")


def _attendances() -> QuerySet[Attendance]:
    return _at_public_occasions(Attendance).select_related("person", "side")


def _at_public_occasions(model) -> QuerySet:
    """Each with `agreement_reference`: of the newest public agreement the occasion was for."""
    agreements = Agreement.objects.public().filter(occasions=OuterRef("occasion"))
    reference = Subquery(agreements.newest_first().values("reference")[:1])
    public = model.objects.filter(occasion__in=Occasion.objects.public())
    return public.select_related("occasion").annotate(agreement_reference=reference)


def _newest_first(*credits: QuerySet) -> list[Signatory | Attendance]:
    """Of one day, signatures first, in the order of the page; without a date, last."""
    rows = [credit for found in credits for credit in found.order_by("position", "pk")]
    return sorted(rows, key=lambda credit: credit.day or date.min, reverse=True)
