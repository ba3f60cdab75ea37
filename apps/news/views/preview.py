"""The latest text of an article for somebody without an account, by an address of its own."""

from functools import wraps

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_safe

from apps.org.furniture import furniture

from ..comments import threads_of
from ..models import Article, PreviewLink
from ..preview import Preview, previewed
from ..tokens import token_of
from ..zone import told
from .article import story_context

# A preview is for one person: kept nowhere, found by nobody, and told to no site it links to.
PRIVATE = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}
FETCHED_AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")


def private(view):
    @wraps(view)
    def answer(*args, **kwargs):
        response = view(*args, **kwargs)
        for name, value in PRIVATE.items():
            response[name] = value
        return response

    return answer


@require_safe
@private
def preview(request, token):
    """What has expired, was revoked, never was or is cut short is all the same to who asks."""
    if any("pre" in request.headers.get(name, "").lower() for name in FETCHED_AHEAD):
        return HttpResponse(status=503)  # nobody has opened it yet
    link = PreviewLink.objects.at(token).valid().select_related("article").first()
    if link is None:
        return render(request, "news/preview_gone.html", status=410)
    article = previewed(link.article_id)
    if request.method == "GET" and article.live_id != article.latest_id:
        opened = PreviewLink.objects.filter(pk=link.pk)
        opened.update(times_opened=F("times_opened") + 1, last_opened_at=timezone.now())
    return shown(request, article, link)


@private
def shown(request, article, link=None, heard=None):
    """The page of the latest text, for staff without a link; once that is public, the way there.

    `heard` is what a guest typed in a comment, see `guest_comments.py`.
    """
    if article.live_id == article.latest_id:
        return redirect(article)
    with override(article.language):
        story = {each.language: each for each in Article.objects.story(article.slug)}
        release = Preview(article)
        context = story_context(release, story, furniture()) | {
            "link": link,
            "stored": article,
            "expires": told(link.expires_at) if link else "",
            "planned": told(article.publish_at) if article.publish_at else "",
            "made_for": _text_it_was_made_for(link) if link else None,
        }
        if link and link.may_comment:
            threads = threads_of(article, link=link)
            context |= {"threads": threads, "heard": heard or {}, "token": token_of(link.key)}
        response = render(request, "news/preview.html", context)
        response["Content-Language"] = article.language
    return response


def _text_it_was_made_for(link):
    """The number of what was the latest text when the link was made."""
    texts = link.article.revisions.filter(created_at__lte=link.created_at)
    return texts.newest_first().values_list("number", flat=True).first()
