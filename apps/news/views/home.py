from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.partners.models import Agreement

from ..models import Article

STORIES = 9
AGREEMENTS = 5


@require_safe
def home(request):
    articles = Article.objects.public().in_language(get_language()).newest_first().for_cards()
    lead, *latest = articles[:STORIES] or [None]
    agreements = Agreement.objects.public().with_parties().newest_first()[:AGREEMENTS]
    return render(
        request, "news/home.html", {"lead": lead, "latest": latest, "agreements": agreements}
    )
