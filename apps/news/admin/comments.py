"""Comments at the desk: on a page of their own beside the text, and beside the form.

A script sends a comment without leaving the page and puts the answer, the panel, in its place;
without one the page is loaded anew.
"""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from .. import comments as said
from .. import workflow
from ..models import Article
from .article_text import reading

PAGES = {"form": "admin:news_article_change", "page": "admin:news_article_comments"}


def panel(request, article, *, beside="form", **more):
    """The threads of an article, and what this person typed that could not be kept."""
    threads = said.threads_of(article)
    return {
        "article": article,
        "beside": beside,
        "open_threads": [thread for thread in threads if thread.is_open],
        "resolved_threads": [thread for thread in threads if not thread.is_open],
        "may_resolve": said.may_resolve(article, request.user),
        "longest": said.LONGEST,
    } | more


def count(article):
    """How many threads nobody has resolved, as the list of articles says it."""
    if not article.open_comments:
        return None
    words = ngettext("%d open comment", "%d open comments", article.open_comments)
    address = reverse("admin:news_article_comments", args=[article.pk])
    return format_html('<a href="{}">{}</a>', address, words % article.open_comments)


@require_http_methods(["GET", "HEAD", "POST"])
def comments(request, pk, *, admin):
    article = _known(admin, request, pk)
    if request.method != "POST":
        return _page(admin, request, article)
    typed = {name: request.POST.get(name, "") for name in ("body", "quote", "before")}
    move = partial(said.say, article, by=request.user, **typed)
    return _done(admin, request, article, move, _("Your comment is kept."), typed=typed)


@require_POST
def answer(request, pk, thread, *, admin):
    article, first = _thread(admin, request, pk, thread)
    typed = {"body": request.POST.get("body", ""), "thread": first.pk}
    move = partial(said.answer, first, by=request.user, body=typed["body"])
    return _done(admin, request, article, move, _("Your answer is kept."), typed=typed)


@require_POST
def resolve(request, pk, thread, *, admin):
    article, first = _thread(admin, request, pk, thread)
    move = partial(said.resolve, first, by=request.user)
    return _done(admin, request, article, move, _("Resolved: it is kept below the open ones."))


@require_POST
def reopen(request, pk, thread, *, admin):
    article, first = _thread(admin, request, pk, thread)
    move = partial(said.reopen, first, by=request.user)
    return _done(admin, request, article, move, _("It is open again."))


def _done(admin, request, article, move, message, *, typed=None):
    """Make a move, and show the panel; what is refused stays in its field."""
    beside = request.POST.get("beside") if request.POST.get("beside") in PAGES else "page"
    shown = {"beside": beside}
    try:
        made = move()
    except workflow.Refused as refusal:
        shown |= {"refusal": str(refusal), "typed": typed}
    else:
        shown |= {"message": message, "made": made}
    if request.headers.get("X-Requested-With") == "fetch":
        context = {"comments": panel(request, article, **shown)}
        return TemplateResponse(request, "admin/news/article/_comments_sent.html", context)
    if "refusal" in shown:
        return _page(admin, request, article, **shown | {"beside": "page"})
    messages.success(request, message)
    anchor = f"comment-{made.pk}" if made else "comments"
    return HttpResponseRedirect(f"{reverse(PAGES[beside], args=[article.pk])}#{anchor}")


def _page(admin, request, article, **shown):
    context = admin.admin_site.each_context(request) | {
        "opts": admin.opts,
        "article": article,
        "title": _("Comments"),
        "reading": reading(article.latest),
        "comments": panel(request, article, **{"beside": "page"} | shown),
    }
    return TemplateResponse(request, "admin/news/article/comments.html", context)


def _known(admin, request, pk) -> Article:
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    articles = admin.get_queryset(request).select_related("latest__lead_picture", "live")
    return get_object_or_404(articles, pk=pk)


def _thread(admin, request, pk, thread):
    article = _known(admin, request, pk)
    first = article.comments.threads().filter(pk=thread).first()
    if first is None:
        raise Http404
    return article, first


VIEWS = {
    "comments/": ("comments", comments),
    "comments/<int:thread>/answer/": ("comment_answer", answer),
    "comments/<int:thread>/resolve/": ("comment_resolve", resolve),
    "comments/<int:thread>/reopen/": ("comment_reopen", reopen),
}
