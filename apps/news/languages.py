"""The same page in the other languages."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override

from apps.org.texts import Wording

# Each language under its own name, which nobody needs translated.
NAMES = {"en": "English", "zh-hans": "中文"}
HTML_CODES = {"zh-hans": "zh-Hans"}
LOCALES = {"en": "en_GB", "zh-hans": "zh_CN"}


def html_code(language: str | None) -> str:
    """A language as HTML writes it: "zh-hans" → "zh-Hans"."""
    return HTML_CODES.get(language or "", language or settings.LANGUAGE_CODE)


def languages_of(path: str, has_page: Callable[[str], bool] = lambda language: True) -> list[dict]:
    """The page at this path in every language; where it does not exist, `url` is the home page."""
    current = get_language()
    return [_language(code, str(label), path, current, has_page(code))
            for code, label in settings.LANGUAGES]  # fmt: skip


def elsewhere(path: str, total_in: Callable[[str], int | None]) -> list[dict]:
    """The other languages in which the list at this path has something.

    Each with the `total` of that, and with its name as a `wording`.
    """
    return [
        language | {"total": total, "wording": Wording(language["name"], language["code"])}
        for language in languages_of(path)
        if not language["is_current"] and (total := total_in(language["code"]))
    ]


def _language(code: str, label: str, path: str, current: str | None, has_page: bool) -> dict:
    url = translate_url(path, code)
    exists = has_page and (code == current or url != path)
    with override(code):
        home = reverse("news:home")
    return {
        "code": code,
        "html_code": html_code(code),
        "locale": LOCALES.get(code, code),
        "name": NAMES.get(code, label),
        "url": url if exists else home,
        "exists": exists,
        "is_current": code == current,
        "is_default": code == settings.LANGUAGE_CODE,
    }
