"""The body of an article: what markup it may hold, and how its figures become pictures.

A body is kept as plain semantic HTML. A figure is kept as `<figure data-picture="12"></figure>`,
a reference into the picture library, so that caption, credit and sizes have one home.
"""

import re

import nh3
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

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
FIGURES = re.compile(rf"(?:{FIGURE.pattern}\s*)+")  # that follow each other
IN_GALLERY = "(min-width: 46rem) 21.5rem, (min-width: 34rem) 50vw, calc(100vw - 2.5rem)"
PICTURE_ID = re.compile(r' data-picture="(\d{1,18})"')
# A tag as nh3 writes it: every attribute has its quotes.
WRITTEN_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s="]+="[^"]*")*)>')

LONGEST = 1_000_000  # characters; the longest releases have 50,000
DEEPEST = 100
COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
TYPED_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)", re.IGNORECASE)
# Tags that never hold another, and tags that the next of their kind closes.
FLAT = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "li", "p"}  # fmt: skip


def clean_body(html: str) -> str:
    """The body with nothing left that is not allowed above. Cleaning twice changes nothing.

    Raises ValidationError for what no release is and a parser would take minutes over.
    """
    _require_short(html)
    if _is_deep(html):
        raise ValidationError(_("The text is nested too deeply: paste it without formatting."))
    allowed = nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
        clean_content_tags={"script", "style", "select", "svg", "math"},
    )
    _require_short(allowed)  # what was mended is longer, and is what the next save is given
    return _with_bare_figures(allowed).strip()


def _require_short(html: str) -> None:
    if len(html) > LONGEST:
        raise ValidationError(_("The text is longer than a million characters: shorten it."))


def _is_deep(html: str) -> bool:
    """Are more elements open at once than a text has? A wrong end tag closes nothing here."""
    opened: list[str] = []
    for is_end, name in TYPED_TAG.findall(COMMENT.sub("", html)):
        if name.lower() in FLAT:
            continue
        if not is_end:
            opened.append(name.lower())
        elif opened and opened[-1] == name.lower():
            opened.pop()
        if len(opened) > DEEPEST:
            return True
    return False


def _with_bare_figures(html: str) -> str:
    """Figures reduced to the picture they refer to; figures of anything else left out."""
    kept, start, depth = [], 0, 0
    for tag in WRITTEN_TAG.finditer(html):
        is_end, name, attributes = tag.groups()
        if name != "figure":
            continue
        if depth == 0:
            kept.append(html[start : tag.start()])
            if picture := PICTURE_ID.fullmatch(attributes):
                kept.append(f'<figure data-picture="{int(picture[1])}"></figure>')
        depth += -1 if is_end else 1
        start = tag.end()
    return "".join([*kept, html[start:]])


def picture_ids(body: str) -> list[int]:
    return [int(pk) for pk in FIGURE.findall(body)]


def pictures_in(*bodies: str) -> dict[int, Picture]:
    """The pictures of all figures in their order. One query where there are figures, else none."""
    ids = dict.fromkeys(pk for body in bodies for pk in picture_ids(body))
    found = Picture.objects.in_bulk(ids) if ids else {}
    return {pk: found[pk] for pk in ids if pk in found}


def render_body(
    body: str,
    lead_in: str = "",
    *,
    pictures: dict[int, Picture] | None = None,
    loading: str = "lazy",
    even_expired: bool = False,
) -> SafeString:
    """A cleaned body as a page shows it: each figure with its picture, caption and credit.

    Figures that follow each other are one gallery. `lead_in`, the place and date a text opens with,
    is set before the first words. Figures we have no right to show any more are left out, but for
    the desk (`even_expired`). `pictures` saves the query, where they are known already; paper needs
    them at once (`loading="eager"`).
    """
    known = pictures_in(body) if pictures is None else pictures

    def figures(run: re.Match) -> str:
        ids = picture_ids(run[0])
        sizes = IN_GALLERY if len(ids) > 1 else ""
        context = {"even_expired": even_expired, "sizes": sizes, "loading": loading}
        drawn = [
            render_to_string("components/_figure.html", {"picture": known.get(pk)} | context)
            for pk in ids
        ]
        shown = [figure.strip() for figure in drawn if figure.strip()]
        return f'<div class="gallery">{"".join(shown)}</div>' if len(shown) > 1 else "".join(shown)

    shown = FIGURES.sub(figures, body)  # cleaned before it was kept
    return mark_safe(_opening(lead_in, shown) if lead_in else shown)  # noqa: S308


def _opening(lead_in: str, body: str) -> str:
    opening = format_html('<b class="dateline">{}</b> ', lead_in)
    if body.startswith("<p>"):
        return f"<p>{opening}{body[3:]}"
    return f"<p>{opening}</p>{body}"
