from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.partners.models import Agreement

from ..models import Article
from ..structured import story_list

STORIES = 9
AGREEMENTS = 5


@require_safe
def home(request):
    articles = Article.objects.public().in_language(get_language()).newest_first().for_cards()
    shown = articles[:STORIES]
    lead, *latest = shown or [None]
    agreements = Agreement.objects.public().with_parties().newest_first()[:AGREEMENTS]
    context = {
        "lead": lead,
        "latest": latest,
        "agreements": agreements,
        "structured": story_list(request.path, shown),
    }
    return render(request, "news/home.html", context)
