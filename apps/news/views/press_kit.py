from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.org.models import Logo, Post
from apps.org.protocol import by_person

from ..models import Article, Category

STORIES = 6


@require_safe
def press_kit(request):
    """All that those who write about us ask for; our identity and offices are furniture."""
    public = Article.objects.public()
    posts = Post.objects.public().filter(organisation__is_home=True).at().in_protocol_order()
    context = {
        "logos": Logo.objects.showable().in_order(),
        "leaders": by_person(posts.with_portrait()),
        "categories": Category.objects.holding(public).in_order(),
        "articles": public.in_language(get_language()).newest_first().for_cards()[:STORIES],
    }
    return render(request, "news/press_kit.html", context)
