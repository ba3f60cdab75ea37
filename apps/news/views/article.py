from django.http import Http404
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.partners.panels import panels

from ..body import render_body
from ..languages import languages_of
from ..models import Article


@require_safe
def article(request, slug):
    """A story in the language of the address. A withdrawn one says why it is gone."""
    story = {article.language: article for article in Article.objects.story(slug)}
    article = story.get(get_language())
    if article is None:
        raise Http404
    is_public = {language for language, version in story.items() if version.live}
    languages = languages_of(request.path, is_public.__contains__)
    if article.live is None:
        context = {"article": article, "languages": languages}
        return render(request, "410.html", context, status=410)
    context = {
        "article": article,
        "text": article.live,
        "body": render_body(article.live.body, _dateline(article)),
        "panels": panels(article.live.agreements.public(), article.live.occasions.public()),
        "languages": languages,
    }
    return render(request, "news/article.html", context)


def _dateline(article):
    """“Shanghai, 11 September.”; empty where the text names no place."""
    place, day = article.live.dateline, date_format(article.published_on, "MONTH_DAY_FORMAT")
    return _("%(place)s, %(day)s.") % {"place": place, "day": day} if place else ""
