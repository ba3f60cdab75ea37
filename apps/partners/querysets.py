"""Questions the rest of the site may ask about agreements and occasions."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from apps.org.texts import translated

from .aggregates import JsonList
from .choices import AgreementStatus
from .dates import DaysBefore


class CooperationAreaQuerySet(models.QuerySet):
    def by_name(self) -> Self:
        return self.order_by("name", "key")


class AgreementQuerySet(models.QuerySet):
    def public(self) -> Self:
        """What a visitor may know of."""
        return self.filter(is_public=True, signed_on__isnull=False)

    def newest_first(self) -> Self:
        return self.order_by(F("signed_on").desc(nulls_first=True), "-pk")

    def family_of(self, reference: str) -> Self:
        """An agreement, what it supplements or replaces, and what supplements or replaces it."""
        it = self.model.objects.filter(reference=reference)
        above = Q(pk__in=it.values("supplements")) | Q(pk__in=it.values("replaces"))
        below = Q(supplements__in=it) | Q(replaces__in=it)
        return self.filter(Q(reference=reference) | above | below)

    def with_party(self, organisation) -> Self:
        return self.filter(parties__organisation=organisation)

    def with_parties(self) -> Self:
        """Parties in order, each with its organisation."""
        party = self.model._meta.get_field("parties").related_model
        parties = party.objects.select_related("organisation").order_by("position", "pk")
        return self.prefetch_related(Prefetch("parties", queryset=parties))

    def with_corrections(self) -> Self:
        """Each with `correction_rows` and `occasion_correction_rows`, what readers were told of it
        and of its public occasions; see `corrections_of()`."""
        occasions = self.model._meta.get_field("occasions")
        corrections = self.model._meta.get_field("corrections").related_model.objects
        own = corrections.rewrite(False).filter(agreement=OuterRef("pk"))
        links = occasions.through.objects.filter(
            agreement=OuterRef("pk"),
            occasion__in=occasions.related_model.objects.public(),
            occasion__corrections__isnull=False,
        )
        return self.annotate(
            correction_rows=_corrections(own),
            occasion_correction_rows=_corrections(links, "occasion__corrections__"),
        )

    def with_notice_date(self) -> Self:
        """`notice_on`: the first day of the notice window; empty where there is none."""
        return self.annotate(notice_on=DaysBefore("expires_on", "notice_days"))

    def with_status(self, on: date | None = None) -> Self:
        """`status` at a day, an AgreementStatus, as the desk knows it."""
        return self._with_status(self.model.objects.all(), on)

    def with_public_status(self, on: date | None = None) -> Self:
        """`status` as visitors may know it: what replaces an agreement counts once it is public."""
        return self._with_status(self.model.objects.public(), on)

    def _with_status(self, others: Self, on: date | None) -> Self:
        """The first that applies, in this order."""
        on = on or timezone.localdate()
        replacements = others.filter(replaces=OuterRef("pk"), signed_on__lte=on)
        begins = Coalesce("effective_on", "signed_on")
        rules = [
            (Q(signed_on__isnull=True) | Q(signed_on__gt=on), AgreementStatus.DRAFT),
            (Q(ended_on__lte=on), AgreementStatus.ENDED),
            (Exists(replacements), AgreementStatus.SUPERSEDED),
            (Q(expires_on__lt=on), AgreementStatus.EXPIRED),
            (Q(begins_on__gt=on), AgreementStatus.SIGNED),
            (Q(expires_on__isnull=True, is_open_ended=False), AgreementStatus.TERM_UNKNOWN),
            (Q(notice_on__lte=on), AgreementStatus.NOTICE),
        ]
        status = Case(
            *(When(rule, then=Value(value)) for rule, value in rules),
            default=Value(AgreementStatus.IN_FORCE),
            output_field=models.CharField(),
        )
        return self.with_notice_date().annotate(begins_on=begins).annotate(status=status)


def _corrections(rows: models.QuerySet, path: str = "") -> Subquery:
    columns = {name: f"{path}{name}" for name in ("pk", "at", *translated("note"))}
    notes = rows.values("agreement").annotate(rows=JsonList(JSONObject(**columns)))
    return Subquery(notes.values("rows"))


class OccasionQuerySet(models.QuerySet):
    def public(self) -> Self:
        return self.filter(is_public=True)

    def of(self, agreement) -> Self:
        return self.filter(agreements=agreement)

    def with_guest(self, organisation) -> Self:
        """Where somebody was for this organisation, or a public department of it took part."""
        guests = self.model._meta.get_field("attendances").related_model.objects
        units = self.model._meta.get_field("department_attendances").related_model.objects
        here = {"occasion": OuterRef("pk")}
        return self.filter(
            Exists(guests.filter(**here, side=organisation))
            | Exists(
                units.filter(
                    **here, department__organisation=organisation, department__is_public=True
                )
            )
        )

    def shared_with(self, organisation, agreements: AgreementQuerySet) -> Self:
        """Where it had a guest, and what was held for one of its agreements, these."""
        links = self.model.agreements.through.objects.filter(
            occasion=OuterRef("pk"), agreement__in=agreements
        )
        return self.with_guest(organisation) | self.filter(Exists(links))

    def newest_first(self) -> Self:
        return self.order_by(F("held_on").desc(nulls_last=True), "-pk")


class RegisterCorrectionQuerySet(models.QuerySet):
    def public(self) -> Self:
        """Of what a visitor may know of."""
        agreements = self.model._meta.get_field("agreement").related_model.objects.public()
        occasions = self.model._meta.get_field("occasion").related_model.objects.public()
        return self.filter(Q(agreement__in=agreements) | Q(occasion__in=occasions))
