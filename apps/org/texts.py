"""Rules for texts that exist per language, shared by the models of all apps."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Q
from django.utils.html import escape, format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def column_of(field: str, language: str) -> str:
    """The column of a translated field in a language: "name" in "zh-hans" → "name_zh_hans"."""
    return f"{field}_{language.replace('-', '_')}"


def translated(field: str) -> list[str]:
    """The columns of a translated field, one per language: `name` → `name_en`, `name_zh_hans`."""
    return [column_of(field, code) for code, _label in settings.LANGUAGES]


def in_some_language(field: str, **kwargs) -> CheckConstraint:
    """A rule that a translated field is filled in at least one language."""
    present = Q()
    for column in translated(field):
        present |= Q(**{f"{column}__isnull": False}) & ~Q(**{column: ""})
    return CheckConstraint(condition=present, **kwargs)


def printable(text: str) -> str:
    """The text without control characters and halves of characters, which no page or feed may hold.

    They come with what people paste; line breaks and tabs stay.
    """
    return UNPRINTABLE.sub("", text)


def require_printable(text: str) -> None:
    """Refuse what `printable` would drop, where dropping it unasked could change a name."""
    if found := UNPRINTABLE.search(text.replace("\x00", "")):  # Django's fields speak of NUL
        code = f"U+{ord(found[0]):04X}"
        message = _("This holds a control character, %(code)s, which no page can show: retype it.")
        raise ValidationError(message, code="unprintable", params={"code": code})


def lines(text: str | None) -> list[str]:
    """The lines of a text kept one entry a line, such as titles as printed."""
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


class Wording(str):
    """A text that knows its language; a template marks it where that is not the page's."""

    __slots__ = ("language",)

    def __new__(cls, text: str, language: str):
        wording = super().__new__(cls, text)
        wording.language = language
        return wording

    @property
    def foreign_language(self) -> str:
        """Its language where that is not the page's; else ""."""
        return "" if self.language == (get_language() or settings.LANGUAGE_CODE) else self.language

    def __html__(self) -> str:
        if not self.foreign_language:
            return escape(str(self))
        return format_html('<span lang="{}">{}</span>', self.language, str(self))

    def lines(self) -> list["Wording"]:
        return [Wording(line, self.language) for line in lines(self)]


def worded(instance, field: str = "name") -> Wording:
    """A text of the register in the language of the page, else in one it has; "" without any."""
    page = get_language() or settings.LANGUAGE_CODE
    for language in (page, *settings.MODELTRANSLATION_FALLBACK_LANGUAGES):
        if text := getattr(instance, column_of(field, language)):
            return Wording(text, language)
    return Wording("", page)


def in_each_language(instance, field: str = "name") -> list[Wording]:
    """A text of the register in every language it is in, in the order of the settings."""
    texts = {code: getattr(instance, column_of(field, code)) for code, _label in settings.LANGUAGES}
    return [Wording(text, code) for code, text in texts.items() if text]
