"""The life of an article, to be read: every change of state, every text, who signed what."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from ..models import Article, Signature
from .article_text import reading

PAGE_SIZE = 50


@require_safe
def history(request, object_id, *, admin):
    article = _readable(admin, request, object_id)
    signatures = Signature.objects.select_related("by", "stage").order_by("pk")
    revisions = (
        article.revisions.defer("body")
        .select_related("author")
        .prefetch_related(Prefetch("signatures", queryset=signatures))
        .newest_first()
    )
    moves = article.transitions.select_related("by", "revision").order_by("-pk")
    context = {
        "moves": Paginator(moves, PAGE_SIZE).get_page(request.GET.get("moves")),
        "revisions": Paginator(revisions, PAGE_SIZE).get_page(request.GET.get("revisions")),
    }
    return _page(admin, request, article, "history", context)


@require_safe
def revision(request, pk, number, *, admin):
    article = _readable(admin, request, pk)
    revisions = article.revisions.select_related("author", "lead_picture")
    text = get_object_or_404(revisions, number=number)
    context = {
        "revision": text,
        "reading": reading(text),
        "signatures": text.signatures.select_related("by", "stage").order_by("pk"),
    }
    return _page(admin, request, article, "revision", context)


def _readable(admin, request, pk) -> Article:
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    try:
        return admin.get_queryset(request).select_related("latest").get(pk=int(pk))
    except (Article.DoesNotExist, ValueError, OverflowError):
        raise Http404 from None


def _page(admin, request, article, name, context):
    context |= admin.admin_site.each_context(request) | {
        "opts": admin.opts,
        "article": article,
        "title": article,
        "media": admin.media,
    }
    return TemplateResponse(request, f"admin/news/article/{name}.html", context)
