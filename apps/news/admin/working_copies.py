"""Where the article form sends what is typed and not saved, and says that it is open."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.org.admin.choosing import is_id

from .. import workflow
from ..compare import compare
from ..models import Article, Revision
from .article_pages import article_page
from .presence import clock, editing, newer
from .typed import as_kept
from .unsaved import of, page_of, typed_text


@require_POST
def keep(request, pk=None, *, admin):
    """What a page says while it is open: `doing` is open, typing or leaving."""
    article, page = _writable(admin, request, pk), page_of(request)
    if not page or request.POST.get("writer") != str(request.user.pk):
        said = _("Not kept: you are logged in as somebody else.")
        return JsonResponse({"said": said}, status=409)
    by, doing = request.user, request.POST.get("doing")
    if doing == "leaving":
        workflow.close_form(article, by=by, page=page)
        return JsonResponse({})
    if doing == "typing":
        return _kept(request, article, page)
    workflow.open_form(article, by=by, page=page)
    return JsonResponse(_news(request, article))


@require_POST
def discard(request, pk=None, *, admin):
    article = _writable(admin, request, pk)
    workflow.discard_copy(article, by=request.user, page=page_of(request))
    messages.success(request, _("What you had not saved is discarded."))
    if article is None:
        return HttpResponseRedirect(reverse("admin:news_article_add"))
    return HttpResponseRedirect(reverse("admin:news_article_change", args=[article.pk]))


@require_safe
def show(request, pk, *, admin):
    """What a working copy changes in the latest text."""
    article = _writable(admin, request, pk)
    copy = get_object_or_404(of(article, request.user))
    comparison = compare(article.latest, typed_text(admin, request, article, copy))
    return article_page(admin, request, article, "working_copy", {
        "copy": copy,
        "comparison": comparison,
        "passages": comparison.folded,
    })  # fmt: skip


def saved(request, article: Article | None) -> None:
    """What this page has kept is a text now."""
    if page := page_of(request):
        workflow.discard_copy(article, by=request.user, page=page)


def _kept(request, article: Article | None, page: str) -> JsonResponse:
    typed = as_kept(request.POST) if request.POST.get("is_typed") else None
    base = _base(article, request) if article else None
    try:
        copy = workflow.keep_copy(article, by=request.user, page=page, fields=typed, based_on=base)
    except workflow.Refused as refusal:
        return JsonResponse({"said": f"{refusal} {_how_to_see_it()}"}, status=409)
    said = _("Kept as a working copy %s") % clock(copy.saved_at) if copy.saved_at else ""
    return JsonResponse({"said": said} | _news(request, article))


def _news(request, article: Article | None) -> dict:
    news = {"elsewhere": _elsewhere(request, article)}
    if article is None:
        return news
    opened_on = request.POST.get("opened_on", "")
    return news | {
        "editing": editing(article, request.user),
        "newer": newer(article, opened_on),
    }


def _elsewhere(request, article: Article | None) -> str:
    """That another page of theirs has kept something, which this one does not write over."""
    copy = of(article, request.user).exclude(page=page_of(request)).first()
    if copy is None:
        return ""
    said = _("You have something unsaved here since %s.") % clock(copy.saved_at, "H:i")
    return f"{said} {_how_to_see_it()}"


def _how_to_see_it() -> str:
    return _("Open this page in another tab to go on with it, or to discard it.")


def _base(article: Article, request) -> Revision | None:
    sent = request.POST.get("opened_on", "")
    return article.revisions.filter(pk=sent).first() if is_id(sent) else None


def _writable(admin, request, pk) -> Article | None:
    """The article, if they may write it; None for a new one."""
    allowed = admin.has_add_permission if pk is None else admin.has_change_permission
    if not allowed(request):
        raise PermissionDenied
    if pk is None:
        return None
    article = get_object_or_404(admin.get_queryset(request).select_related("latest"), pk=pk)
    if not admin.has_change_permission(request, article):
        raise PermissionDenied
    return article


VIEWS = {
    "working-copy/keep/": ("new_keep", keep),
    "working-copy/discard/": ("new_discard", discard),
    "<int:pk>/working-copy/": ("copy", show),
    "<int:pk>/working-copy/keep/": ("keep", keep),
    "<int:pk>/working-copy/discard/": ("discard", discard),
}
