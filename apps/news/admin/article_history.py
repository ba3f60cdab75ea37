"""The life of an article, to be read: every change of state, every text, who signed what."""

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from ..choices import Action
from ..models import Signature, Transition
from .article_pages import article_page, readable, texts_in_full
from .article_text import reading

PAGE_SIZE = 50


@require_safe
def history(request, object_id, *, admin):
    article = readable(admin, request, object_id)
    moves = article.transitions.select_related("by").order_by("-pk")
    moves = moves.select_related("revision").defer("revision__body", "revision__summary")
    context = {
        "moves": Paginator(moves, PAGE_SIZE).get_page(request.GET.get("moves")),
        "revisions": Paginator(_texts(article), PAGE_SIZE).get_page(request.GET.get("revisions")),
    }
    return article_page(admin, request, article, "history", context)


@require_safe
def revision(request, pk, number, *, admin):
    article = readable(admin, request, pk)
    text = get_object_or_404(texts_in_full(article), number=number)
    is_latest = text.pk == article.latest_id
    context = {
        "revision": text,
        "reading": reading(text),
        "signatures": text.signatures.select_related("by", "stage").order_by("pk"),
        "may_restore": not is_latest and admin.has_change_permission(request, article),
    }
    return article_page(admin, request, article, "revision", context)


def _texts(article):
    """Each with its signatures; `is_beside` where somebody else had saved meanwhile."""
    signatures = Signature.objects.select_related("by", "stage").order_by("pk")
    conflicts = Transition.objects.filter(revision=OuterRef("pk"), action=Action.CONFLICTED)
    return (
        article.revisions.select_related("author", "based_on")
        .defer("body", "summary", "based_on__body", "based_on__summary")
        .prefetch_related(Prefetch("signatures", queryset=signatures))
        .annotate(is_beside=Exists(conflicts))
        .newest_first()
    )
