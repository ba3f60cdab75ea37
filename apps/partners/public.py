"""Which organisations visitors may know as partners, and what they may know of them.

An organisation is shown once something about it is public, never because it stands in the
register: a register is prepared before the news is out.
"""

from django.db.models import Exists, OuterRef

from apps.org.models import Department, Organisation
from apps.org.querysets import DepartmentQuerySet, OrganisationQuerySet

from .models import Agreement, Attendance, DepartmentAttendance, Occasion, Party


def partners() -> OrganisationQuerySet:
    """Other organisations that are party to a public agreement or were at a public occasion."""
    parties = Party.objects.filter(
        organisation=OuterRef("pk"), agreement__in=Agreement.objects.public()
    )
    guests = Attendance.objects.filter(side=OuterRef("pk"), occasion__in=Occasion.objects.public())
    return Organisation.objects.filter(Exists(parties) | Exists(guests), is_home=False)


def departments_of(partner: Organisation) -> DepartmentQuerySet:
    """The partner's public departments that took part in a public occasion."""
    attended = DepartmentAttendance.objects.filter(
        department=OuterRef("pk"), occasion__in=Occasion.objects.public()
    )
    departments = Department.objects.public().filter(Exists(attended), organisation=partner)
    return departments.in_order()
