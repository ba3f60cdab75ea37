"""Addresses in full, and what identifies a page beyond its path: the canonical query string.

A view passes that to its template as `kept_query`; the canonical link, the links to other
languages and the pagination carry it.
"""

from collections.abc import Mapping
from urllib.parse import urlencode, urljoin

from django.conf import settings


def full(address: str) -> str:
    """An address of ours with its host, never with the one a stranger asked under."""
    return urljoin(f"{settings.SITE_URL}/", address)


def query_string(chosen: Mapping[str, str]) -> str:
    """`{"year": "2024", "area": "x"}` → "?year=2024&area=x" in this order; nothing chosen → ""."""
    pairs = {name: value for name, value in chosen.items() if value}
    return f"?{urlencode(pairs)}" if pairs else ""


def at_page(kept_query: str, number: int | str = "") -> str:
    """The query of a page of a list; the first page has the address of the list."""
    if number in ("", 1):
        return kept_query
    return f"{kept_query}&page={number}" if kept_query else f"?page={number}"
