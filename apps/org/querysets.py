"""Questions the rest of the site may ask about organisations, people and pictures."""

from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import Self

from django.db import models
from django.db.models import Case, F, Prefetch, Q, Value, When
from django.utils import timezone

from .texts import translated


class DatedQuerySet(models.QuerySet):
    """Rows that hold from one day to another; an empty bound is open."""

    def at(self, on: date | None = None) -> Self:
        on = on or timezone.localdate()
        return self.begun(on).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on))

    def begun(self, on: date | None = None) -> Self:
        """Those that hold or held by this day."""
        on = on or timezone.localdate()
        return self.filter(Q(starts_on__isnull=True) | Q(starts_on__lte=on))

    def over(self, on: date | None = None) -> Self:
        """Those whose last day was before this day."""
        return self.filter(ends_on__lt=on or timezone.localdate())

    def with_is_held(self, on: date | None = None) -> Self:
        """Of those that have begun, `is_held`: does it still hold on this day?"""
        over = When(ends_on__lt=on or timezone.localdate(), then=Value(False))
        return self.annotate(is_held=Case(over, default=Value(True)))


class OrganisationQuerySet(models.QuerySet):
    def home(self) -> Self:
        return self.filter(is_home=True)

    def by_name(self) -> Self:
        return self.order_by("name", "key")


class DepartmentQuerySet(models.QuerySet):
    def public(self) -> Self:
        """What a visitor may know of."""
        return self.filter(is_public=True)

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


class OfficeQuerySet(DatedQuerySet):
    def in_order(self) -> Self:
        """Headquarters first."""
        return self.order_by("-kind", "position", "pk")


class PostQuerySet(DatedQuerySet):
    def public(self) -> Self:
        """What a visitor may know of, whose post it is included."""
        return self.filter(is_public=True)

    def in_protocol_order(self) -> Self:
        return self.order_by("rank", "pk")

    def latest_first(self) -> Self:
        """What is still held in protocol order, then what ended, latest first."""
        return self.order_by(F("ends_on").desc(nulls_first=True), "rank", "pk")

    def with_portrait(self, on: date | None = None) -> Self:
        """Of people with a portrait that visitors may see, loaded with them."""
        return self.filter(
            may_be_shown("person__portrait", on), person__portrait__isnull=False
        ).select_related("person__portrait", "department")


class PersonQuerySet(models.QuerySet):
    def with_posts(self, posts: PostQuerySet) -> Self:
        """Each with `.held`, the list of these posts in protocol order."""
        held = posts.in_protocol_order().select_related("organisation", "department")
        return self.prefetch_related(Prefetch("posts", queryset=held, to_attr="held"))


class LogoQuerySet(models.QuerySet):
    def showable(self, on: date | None = None) -> Self:
        """Those with a picture that visitors may see, loaded with them."""
        return self.filter(may_be_shown("picture", on)).select_related("picture")

    def in_order(self) -> Self:
        return self.order_by("position", "pk")


def may_be_shown(picture: str, on: date | None = None) -> Q:
    """The rights in a picture have not run out; `picture` leads to it from the row asked about."""
    last = f"{picture}__rights_until"
    return Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": on or timezone.localdate()})


class PictureQuerySet(models.QuerySet):
    def matching(self, words: str) -> Self:
        """Every word in the text alternative, caption or credit, in whichever language."""
        columns = [*translated("alt"), *translated("caption"), "credit"]
        found = self
        for word in words.split():
            found = found.filter(
                reduce(or_, (Q(**{f"{column}__icontains": word}) for column in columns))
            )
        return found

    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-pk")

    def expiring(self, on: date | None = None, days: int = 30) -> Self:
        """Those we may still show, and within so many days no more."""
        on = on or timezone.localdate()
        return self.filter(rights_until__gte=on, rights_until__lte=on + timedelta(days=days))

    def expired(self, on: date | None = None) -> Self:
        return self.filter(rights_until__lt=on or timezone.localdate())
