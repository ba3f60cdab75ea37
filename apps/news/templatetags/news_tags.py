"""News beside pages of the lower floors, which know nothing of articles."""

from django import template
from django.utils.translation import get_language

from ..headlines import breakable
from ..models import Article
from ..timeline import timeline as line_of

register = template.Library()

MOST = 6

register.filter("headline", breakable)


@register.inclusion_tag("news/_stories.html")
def stories(**about):
    """The newest stories about something: `{% stories agreements=agreement %}`."""
    articles = Article.objects.public().about(**about).in_language(get_language())
    return {"articles": articles.newest_first().for_cards()[:MOST]}


@register.inclusion_tag("news/_timeline.html")
def timeline(organisation, agreements, occasions):
    """These agreements and occasions, and the stories about them, in one line by year."""
    return {"stations": line_of(organisation, agreements, occasions)}
