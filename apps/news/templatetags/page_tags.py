"""What every page says of itself to those who share it or list it."""

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.utils.text import Truncator

from apps.org.addresses import at_page, full
from apps.org.texts import worded

from ..cards import Card, site_card
from ..structured import as_json, graph_of

register = template.Library()

LONGEST = 300  # characters of a description; nobody shows more


@dataclass(frozen=True)
class Page:
    """`address` is the one a page is known by."""

    address: str
    is_home: bool
    title: str
    description: str
    card: Card


@register.simple_tag(takes_context=True)
def about_page(context):
    """From `page_title` and `page_description`, which base.html keeps, and what the view gave."""
    site, path, pages = context["site"], context["request"].path, context.get("page")
    query = at_page(context.get("kept_query", ""), pages.number if pages else "")
    description = context["page_description"]
    if not description and site.identity:
        description = " ".join(worded(site.identity, "boilerplate").split())
    return Page(
        address=full(iri_to_uri(path) + query),
        is_home=path == reverse("news:home"),
        title=context["page_title"],
        description=Truncator(description).chars(LONGEST),
        card=context.get("card") or site_card(site),
    )


@register.simple_tag(takes_context=True)
def structured_data(context, about):
    """JSON-LD of a page, from the `structured` of its view if it gave any."""
    graph = graph_of(
        context.get("structured"),
        address=about.address,
        title=about.title,
        description=about.description,
        site=context["site"],
    )
    return format_html('<script type="application/ld+json">{}</script>', as_json(graph))
