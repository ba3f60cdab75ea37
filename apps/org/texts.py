"""Rules for texts that exist per language, shared by the models of all apps."""

from django.conf import settings
from django.db.models import CheckConstraint, Q


def translated(field: str) -> list[str]:
    """The columns of a translated field, one per language: `name` → `name_en`, `name_zh_hans`."""
    return [f"{field}_{code.replace('-', '_')}" for code, _label in settings.LANGUAGES]


def in_some_language(field: str, **kwargs) -> CheckConstraint:
    """A rule that a translated field is filled in at least one language."""
    present = Q()
    for column in translated(field):
        present |= Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})
    return CheckConstraint(condition=present, **kwargs)


def lines(text: str | None) -> list[str]:
    """The lines of a text kept one entry a line, such as titles as printed."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]
