from django.core.cache import cache
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from apps.org.furniture import furniture
from apps.partners.panels import panels

from .. import cards
from ..cards.draw import draw
from ..models import Article

A_DAY, A_YEAR = 86_400, 31_536_000
# What is drawn is in the address, so an address never shows anything else.
for_ever = cache_control(public=True, max_age=A_YEAR, immutable=True)


@require_safe
@for_ever
def card(request, slug, digest):
    """The card of a story's live text as it stands now; a card of other words is not there."""
    public = Article.objects.public().in_language(get_language())
    article = get_object_or_404(public.select_related("live", "category"), slug=slug)
    facts = panels(article.live.agreements.public(), article.live.occasions.public())
    return _drawn(cards.story_card(article, facts, furniture()), digest)


@require_safe
@for_ever
def site_card(request, digest):
    """The card of every page that is no story."""
    return _drawn(cards.site_card(furniture()), digest)


def _drawn(card, digest):
    if card.words.digest != digest:
        raise Http404
    picture = cache.get_or_set(f"card:{digest}", lambda: draw(card.words), A_DAY)
    return HttpResponse(picture, content_type="image/png")
