"""The graph of a page: us, this site, the page, its place among the others, and its subject."""

import json
from urllib.parse import urlsplit

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from apps.org.addresses import full
from apps.org.furniture import Furniture
from apps.org.structured import Node, Subject, node, us, us_reference
from apps.org.texts import worded

from ..languages import html_code

ABOUT_US = {"AboutPage", "ContactPage"}
# What could end the script element, or a line of a script.
ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def as_json(graph: list[Node]) -> SafeString:
    """JSON that may stand in a script element, whatever the texts in it hold."""
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False)
    return mark_safe(text.translate(ESCAPES))  # noqa: S308


def graph_of(
    subject: Subject | None, *, address: str, title: str, description: str, site: Furniture
) -> list[Node]:
    """`address` is the canonical one, with its host."""
    subject = subject or Subject()
    home, language = full(reverse("news:home")), html_code(get_language())
    crumbs = _crumbs(address, title, subject.above)
    main = {"@id": subject.nodes[0]["@id"]} if subject.nodes else None
    page = node(
        subject.page,
        id=address,
        url=address,
        name=title,
        description=description,
        inLanguage=language,
        isPartOf={"@id": full("/#website")},
        about=us_reference() if subject.page in ABOUT_US else None,
        breadcrumb={"@id": f"{address}#breadcrumb"} if crumbs else None,
        mainEntity=main,
    )
    trail = node("BreadcrumbList", id=f"{address}#breadcrumb", itemListElement=crumbs)
    return [us(site, home), _website(site, home, language), page,
            *([trail] if crumbs else []), *subject.nodes]  # fmt: skip


def _website(site: Furniture, home: str, language: str) -> Node:
    return node(
        "WebSite",
        id=full("/#website"),
        name=worded(site.identity) if site.identity else None,
        url=home,
        inLanguage=language,
        publisher=us_reference(),
        potentialAction={
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": full(reverse("news:search")) + "?q={search_term_string}",
            },
            "query-input": "required name=search_term_string",
        },
    )


def _crumbs(address: str, title: str, above) -> list[Node]:
    """From the first page to this one; none on the first page itself."""
    path, home = urlsplit(address).path, reverse("news:home")
    if path == home:
        return []
    above = _sections_above(path) if above is None else above
    pages = [(pgettext("the first page", "Home"), home), *above, (title, address)]
    return [
        node("ListItem", position=number, name=name, item=full(page))
        for number, (name, page) in enumerate(pages, start=1)
    ]


def _sections_above(path: str) -> list[tuple[str, str]]:
    sections = [
        (_("News"), reverse("news:article_list")),
        (_("Agreements"), reverse("partners:agreement_list")),
        (_("Partners"), reverse("partners:partner_list")),
        (_("Organisation"), reverse("org:departments")),
    ]
    return [(name, page) for name, page in sections if path.startswith(page) and path != page]
