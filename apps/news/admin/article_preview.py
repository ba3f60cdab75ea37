"""The latest text as visitors would read it, for staff: without a link, and counted by nobody."""

from django.views.decorators.http import require_safe

from ..preview import previewed
from ..views.preview import shown
from .article_pages import readable


@require_safe
def preview(request, pk, *, admin):
    article = readable(admin, request, pk)
    return shown(request, previewed(article.pk))
