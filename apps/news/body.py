"""The body of an article: what markup it may hold, and how its figures become pictures.

A body is kept as plain semantic HTML. A figure is kept as `<figure data-picture="12"></figure>`,
a reference into the picture library, so that caption, credit and sizes have one home.
"""

import re

import nh3
from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from apps.org.models import Picture

TAGS = {"p", "br", "h2", "h3", "strong", "em", "a", "ul", "ol", "li", "blockquote", "figure",
        "sub", "sup", "table", "tbody", "thead", "tr", "th", "td", "hr"}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "figure": {"data-picture"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "ol": {"start"},
    "p": {"lang"},
    "blockquote": {"lang"},
}
FIGURE = re.compile(r'<figure data-picture="(\d{1,18})"></figure>')
PICTURE_ID = re.compile(r"\d{1,18}")


def clean_body(html: str) -> str:
    """The body with nothing left that is not allowed above. Cleaning twice changes nothing."""
    return nh3.clean(
        _with_bare_figures(html),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
        clean_content_tags={"script", "style"},
    ).strip()


def _with_bare_figures(html: str) -> str:
    """Figures reduced to the picture they refer to; figures of anything else left out."""
    if "<figure" not in html.lower():
        return html
    soup = BeautifulSoup(html, "html.parser")
    while figure := soup.select_one("figure:not([data-bare])"):
        key = str(figure.get("data-picture", ""))
        if PICTURE_ID.fullmatch(key):
            figure.clear()
            figure.attrs = {"data-picture": str(int(key)), "data-bare": ""}
        else:
            figure.decompose()
    return str(soup)


def picture_ids(body: str) -> list[int]:
    return [int(pk) for pk in FIGURE.findall(body)]


def render_body(body: str, lead_in: str = "") -> SafeString:
    """A cleaned body as a page shows it: each figure with its picture, caption and credit.

    `lead_in`, the place and date a text opens with, is set before the first words. One query where
    there are figures, none where there are not.
    """
    ids = picture_ids(body)
    pictures = Picture.objects.in_bulk(ids) if ids else {}

    def figure(match: re.Match) -> str:
        picture = pictures.get(int(match[1]))
        return render_to_string("components/_figure.html", {"picture": picture}) if picture else ""

    shown = FIGURE.sub(figure, body)  # cleaned before it was kept
    return mark_safe(_opening(lead_in, shown) if lead_in else shown)  # noqa: S308


def _opening(lead_in: str, body: str) -> str:
    opening = format_html('<b class="dateline">{}</b> ', lead_in)
    if body.startswith("<p>"):
        return f"<p>{opening}{body[3:]}"
    return f"<p>{opening}</p>{body}"
