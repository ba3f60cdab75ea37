"""What the pages about one article share: who may read them, and what stands around them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse

from ..models import Article, Revision
from ..texts import RELATIONS


def readable(admin, request, pk) -> Article:
    """An article this person may know of, or the answer of 403 or 404."""
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    try:
        return admin.get_queryset(request).select_related("latest", "live").get(pk=int(pk))
    except (Article.DoesNotExist, ValueError, OverflowError):
        raise Http404 from None


def texts_in_full(article: Article):
    """Its texts with all they say and are about, in a number of queries that does not grow."""
    revisions = Revision.objects.filter(article=article).select_related(
        "article", "author", "lead_picture"
    )
    return revisions.prefetch_related(*RELATIONS)


def article_page(admin, request, article, name, context) -> TemplateResponse:
    context |= admin.admin_site.each_context(request) | {
        "opts": admin.opts,
        "article": article,
        "title": article,
        "media": admin.media,
    }
    return TemplateResponse(request, f"admin/news/article/{name}.html", context)
