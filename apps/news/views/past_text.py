from django.http import Http404
from django.shortcuts import redirect, render

from apps.org.furniture import furniture

from ..outings import outings_of
from ..past_release import PastRelease
from .public_story import languages_in, of_public_story


@of_public_story
def past_text(request, release, story, number):
    """A text that was live; the present one has its own address, and no other is anybody's."""
    article = release.article
    outing = next((one for one in outings_of(article) if one.number == number), None)
    if outing is None:
        raise Http404
    if outing.number == article.live.number:
        return redirect(article)
    text = article.revisions.select_related("lead_picture").get(number=number)
    past = PastRelease(article, text, outing)
    context = {
        "article": past.article,
        "text": text,
        "release": past,
        "outing": outing,
        "site": furniture(),
        "languages": languages_in(story, article.get_absolute_url()),
    }
    return render(request, "news/past_text.html", context)
