"""Small checks that schemas are made of. Each takes a JSON value and says where it stands.

A check returns the value ready for use, or raises RegisterError.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.conf import settings

from apps.org.texts import UNPRINTABLE

from .errors import RegisterError, cut, in_line, meant

LANGUAGES = [code for code, _label in settings.LANGUAGES]
KEY = re.compile(r"[-\w]{1,80}")
Check = Callable[[Any, str], Any]


def string(value, where):
    if not isinstance(value, str):
        raise RegisterError(where, f"expected a text, got {_kind(value)}")
    if found := UNPRINTABLE.search(value):
        raise RegisterError(where, f"the text holds {in_line(found[0])}, which no page can show")
    return value.strip()


def key(value, where):
    value = string(value, where)
    if not KEY.fullmatch(value):
        raise RegisterError(where, f'"{cut(value)}" is no key: use letters, digits and hyphens')
    return value


def flag(value, where):
    if not isinstance(value, bool):
        raise RegisterError(where, f"expected true or false, got {_kind(value)}")
    return value


def number(value, where):
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 32_767:
        raise RegisterError(where, "expected a whole number from 0 to 32767")
    return value


def day(value, where):
    try:
        return date.fromisoformat(string(value, where))
    except ValueError:
        raise RegisterError(where, f'"{cut(value)}" is no date: write YYYY-MM-DD') from None


def one_of(choices) -> Check:
    def check(value, where):
        if value not in choices.values:
            known = ", ".join(choices.values)
            raise RegisterError(where, f"“{cut(value)}” is none of {known}")
        return value

    return check


def optional(inner: Check) -> Check:
    return lambda value, where: None if value is None else inner(value, where)


def each(inner: Check) -> Check:
    def check(value, where):
        if not isinstance(value, list):
            raise RegisterError(where, f"expected a list, got {_kind(value)}")
        return [inner(item, f"{where}[{i}]{_name(item)}") for i, item in enumerate(value)]

    return check


def per_language(inner: Check) -> Check:
    """{"en": …, "zh-hans": …}; a language may be missing."""

    def check(value, where):
        if not isinstance(value, dict):
            raise RegisterError(where, f"expected one text per language, got {_kind(value)}")
        for language in value:
            if language not in LANGUAGES:
                known = ", ".join(LANGUAGES)
                raise RegisterError(where, f'unknown language "{cut(language)}"; known: {known}')
        return {code: inner(text, f"{where}.{code}") for code, text in value.items()}

    return check


text = per_language(optional(string))
texts = per_language(each(string))


def record(required: dict[str, Check], others: dict[str, Check]) -> Check:
    """An object with these fields and no other."""
    fields = required | others

    def check(value, where):
        if not isinstance(value, dict):
            raise RegisterError(where, f"expected an object, got {_kind(value)}")
        for name in value:
            if name not in fields:
                raise RegisterError(_join(where, name), f"unknown field{meant(name, fields)}")
        for name in required:
            if name not in value:
                raise RegisterError(_join(where, name), "is missing")
        return {name: fields[name](value[name], _join(where, name)) for name in value}

    return check


def either(shape: type, when: Check, otherwise: Check) -> Check:
    return lambda value, where: (when if isinstance(value, shape) else otherwise)(value, where)


def _join(where, name):
    return f"{where}.{cut(name)}" if where else cut(name)


def _name(item) -> str:
    name = item.get("key") if isinstance(item, dict) else None
    return f" ({cut(name)})" if isinstance(name, str) and name else ""


def _kind(value) -> str:
    names = {dict: "an object", list: "a list", str: "a text", bool: "true or false"}
    return "nothing" if value is None else names.get(type(value), "a number")
