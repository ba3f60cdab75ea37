"""What stands in the head of a page."""

from html import unescape

from django import template
from django.template.base import Node
from django.utils.html import strip_tags

register = template.Library()


class PlainNode(Node):
    def __init__(self, nodelist, name: str):
        self.nodelist, self.name = nodelist, name

    def render(self, context) -> str:
        context[self.name] = plain(self.nodelist.render(context))
        return ""


def plain(html: str) -> str:
    """The words of a piece of a page: no markup, no entities, on one line."""
    return " ".join(unescape(strip_tags(html.replace("><", "> <"))).split())


@register.tag("plain")
def keep_plain(parser, token) -> PlainNode:
    """Keep words for later, since a block can stand in a page but once.

    `{% plain as page_title %}{% block title %}{% endblock %}{% endplain %}`
    """
    try:
        _tag, word, name = token.split_contents()
    except ValueError:
        word = name = ""
    if word != "as":
        raise template.TemplateSyntaxError("Write {% plain as name %}…{% endplain %}.")
    nodelist = parser.parse(("endplain",))
    parser.delete_first_token()
    return PlainNode(nodelist, name)
