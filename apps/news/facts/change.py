"""What changed, and how that is said to whoever changed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

MOST_NAMED = 3


class Fact(StrEnum):
    DATE = "date"
    NAME = "name"
    TITLE = "title"
    KIND = "kind"
    DAY = "day"
    LINK = "link"


@dataclass(frozen=True)
class FactChange:
    """A published fact that a text prints otherwise, or no more: then `now` is empty.

    `whose` is the person of a title.
    """

    fact: Fact
    was: str
    now: str = ""
    whose: str = ""

    def __str__(self):
        if self.fact == Fact.LINK:
            told = _("“%(was)s” is no longer linked")
        elif self.fact == Fact.DAY:
            told = _("The date of the release, %(was)s, is now %(now)s")
        elif self.whose:
            changed, gone = (
                _("“%(was)s” of %(whose)s is now “%(now)s”"),
                _("“%(was)s” of %(whose)s is gone"),
            )
            told = changed if self.now else gone
        else:
            told = _("“%(was)s” is now “%(now)s”") if self.now else _("“%(was)s” is gone")
        return told % {"was": self.was, "now": self.now, "whose": self.whose}


def demand(changes: Sequence[FactChange]) -> str:
    """What an editor has to do about these changes."""
    told = [str(change) for change in changes[:MOST_NAMED]]
    if more := len(changes) - MOST_NAMED:
        told += [_("and %(number)s more") % {"number": more}] if more > 0 else []
    return _("%(facts)s: choose Correction and tell readers what was wrong and what is right.") % {
        "facts": "; ".join(told)
    }
