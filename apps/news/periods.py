"""Weeks and months, as an address names them: “2026-W49”, “2026-12”."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.utils.formats import date_format
from django.utils.translation import gettext as _

YEARS = range(1970, 2200)  # beyond, no newsroom plans, and clocks have no room for a zone


@dataclass(frozen=True)
class Week:
    """From Monday on."""

    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def named(cls, name: str) -> Self:
        """By its name, or ValueError."""
        year, week = _numbers(r"(\d{4})-W(\d{2})", name)
        return cls(date.fromisocalendar(year, week, 1))

    @property
    def name(self) -> str:
        return "{}-W{:02}".format(*self.first.isocalendar())

    @property
    def number(self) -> int:
        return self.first.isocalendar().week

    @property
    def last(self) -> date:
        return self.first + timedelta(days=6)

    @property
    def days(self) -> list[date]:
        return [self.first + timedelta(days=n) for n in range(7)]

    @property
    def heading(self) -> str:
        said = {
            "number": self.number,
            "first": date_format(self.first, "SHORT_DATE_FORMAT"),
            "last": date_format(self.last, "SHORT_DATE_FORMAT"),
        }
        return _("Week %(number)s: %(first)s – %(last)s") % said

    def neighbour(self, step: int) -> Self | None:
        """The one before or after; None where no year is left."""
        other = type(self)(self.first + timedelta(days=7 * step))
        return other if other.first.isocalendar().year in YEARS else None


@dataclass(frozen=True)
class Month:
    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.replace(day=1))

    @classmethod
    def named(cls, name: str) -> Self:
        """By its name, or ValueError."""
        year, month = _numbers(r"(\d{4})-(\d{2})", name)
        return cls(date(year, month, 1))

    @property
    def name(self) -> str:
        return f"{self.first:%Y-%m}"

    @property
    def last(self) -> date:
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def weeks(self) -> list[Week]:
        """Those with a day of it."""
        weeks = [Week.of(self.first)]
        while weeks[-1].last < self.last:
            weeks.append(Week(weeks[-1].first + timedelta(days=7)))
        return weeks

    @property
    def heading(self) -> str:
        return date_format(self.first, "YEAR_MONTH_FORMAT")

    def neighbour(self, step: int) -> Self | None:
        """The one before or after; None where no year is left."""
        beside = self.last + timedelta(days=1) if step > 0 else self.first - timedelta(days=1)
        return type(self).of(beside) if beside.year in YEARS else None


def _numbers(pattern: str, name: str) -> tuple[int, int]:
    found = re.fullmatch(pattern, name, re.ASCII)
    if not found or int(found[1]) not in YEARS:
        raise ValueError(name)
    return int(found[1]), int(found[2])
