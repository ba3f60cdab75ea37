"""Whom and what of the register visitors may know: partners, departments, people, posts.

An organisation or a person is shown once something about them is public, never because they
stand in the register: a register is prepared before the news is out.
"""

from django.db.models import Count, Exists, OuterRef, Q

from apps.org.models import Department, Organisation, Person, Post
from apps.org.querysets import (
    DepartmentQuerySet,
    OrganisationQuerySet,
    PersonQuerySet,
    PostQuerySet,
)

from .models import Agreement, Attendance, DepartmentAttendance, Occasion, Party, Signatory


def partners() -> OrganisationQuerySet:
    """Other organisations that are party to a public agreement or were at a public occasion."""
    parties = Party.objects.filter(
        organisation=OuterRef("pk"), agreement__in=Agreement.objects.public()
    )
    guests = Attendance.objects.filter(side=OuterRef("pk"), occasion__in=Occasion.objects.public())
    units = DepartmentAttendance.objects.filter(
        department__organisation=OuterRef("pk"),
        department__in=Department.objects.public(),
        occasion__in=Occasion.objects.public(),
    )
    known = Exists(parties) | Exists(guests) | Exists(units)
    return Organisation.objects.filter(known, is_home=False)


def organisations() -> OrganisationQuerySet:
    """We, and our partners."""
    return Organisation.objects.filter(Q(is_home=True) | Q(pk__in=partners()))


def with_agreement_counts(partners: OrganisationQuerySet) -> OrganisationQuerySet:
    """Each with `agreement_count`, of its public agreements."""
    public = Q(parties__agreement__in=Agreement.objects.public())
    return partners.annotate(agreement_count=Count("parties", filter=public))


def departments() -> DepartmentQuerySet:
    """Our public departments, and those of others that took part in a public occasion."""
    attended = DepartmentAttendance.objects.filter(
        department=OuterRef("pk"), occasion__in=Occasion.objects.public()
    )
    ours = Q(organisation__is_home=True)
    return Department.objects.public().filter(ours | Exists(attended))


def people() -> PersonQuerySet:
    """Who has or had a public post with us, or is credited in something public."""
    ours = Post.objects.public().filter(person=OuterRef("pk"), organisation__is_home=True)
    signed = Signatory.objects.filter(
        person=OuterRef("pk"), agreement__in=Agreement.objects.public()
    )
    attended = Attendance.objects.filter(
        person=OuterRef("pk"), occasion__in=Occasion.objects.public()
    )
    return Person.objects.filter(Exists(ours.begun()) | Exists(signed) | Exists(attended))


def posts() -> PostQuerySet:
    """Public posts, past and present, of people and with organisations that visitors know.

    Each with `names_department`: may the page name the department?
    """
    known = {"organisation__in": organisations(), "person__in": people()}
    public = Post.objects.public().begun().filter(**known)
    named = departments().filter(pk=OuterRef("department"))
    return public.annotate(names_department=Exists(named))
