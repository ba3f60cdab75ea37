from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.org.furniture import furniture

from .. import cards
from ..cards.draw import draw
from ..models import Article
from ..release import Release

A_DAY = 86_400


@require_safe
def card(request, slug, digest):
    """The card of a story's live text as it stands now; the address of an older one leads to it."""
    public = Article.objects.public().in_language(get_language())
    article = get_object_or_404(public.select_related("live", "category"), slug=slug)
    return _drawn(cards.story_card(Release(article), furniture()), digest)


@require_safe
def site_card(request, digest):
    """The card of every page that is no story."""
    return _drawn(cards.site_card(furniture()), digest)


def _drawn(card, digest):
    """Kept by nobody without asking: a withdrawn headline goes with its story."""
    if card.words.digest != digest:
        return redirect(card.address)
    picture = cache.get_or_set(f"card:{digest}", lambda: draw(card.words), A_DAY)
    return HttpResponse(picture, content_type="image/png")
