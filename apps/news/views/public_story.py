"""What the page of a story and everything that stands beside it have in common."""

from functools import wraps
from hashlib import blake2b

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.org.models import ContentVersion

from ..languages import languages_of
from ..models import Article
from ..release import Release


def of_public_story(view):
    """`view(request, release, story)`, with the story in the language of the address, and with
    what the address names besides.

    `story` holds what visitors may know of it in each language. A withdrawn one says why it is
    gone; of anything else there is nothing to say.
    """

    @require_safe
    @wraps(view)
    def opened(request, slug, **named):
        story = {article.language: article for article in Article.objects.story(slug)}
        article = story.get(get_language())
        if article is None:
            raise Http404
        if article.live is None:
            path = article.get_absolute_url() if named else request.path
            context = {"article": article, "languages": languages_in(story, path)}
            return render(request, "410.html", context, status=410)
        return view(request, Release(article), story, **named)

    return opened


def languages_in(story, path):
    public = {language for language, version in story.items() if version.live}
    return languages_of(path, public.__contains__)


def kept_by_version(view):
    """For what goes with a story: kept by a browser, and asked for again whenever it may be old.

    Its tag is of the text, of all that is public, and of the day, on which rights may run out. Not
    for search engines: they know the page of the story.
    """

    @wraps(view)
    def kept(request, release, story):
        parts = (ContentVersion.current(), release.text.pk, timezone.localdate())
        tag = quote_etag(blake2b(repr(parts).encode(), digest_size=12).hexdigest())
        response = get_conditional_response(request, etag=tag)
        if response is None:
            response = view(request, release, story)
        response["ETag"] = tag
        patch_cache_control(response, no_cache=True)
        response["X-Robots-Tag"] = "noindex"
        response["Link"] = f'<{release.address}>; rel="canonical"'
        return response

    return kept
