"""The picture library as the article form opens it: to look through, and to choose from."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from apps.org.models import Picture

PAGE_SIZE = 24
LONGEST_QUERY = 200


@require_safe
@xframe_options_sameorigin  # It opens in a window of the article form.
@csp_replace({"frame-ancestors": [SELF]})
def pictures(request, *, admin):
    _require_writer(admin, request)
    words = request.GET.get("q", "")[:LONGEST_QUERY]
    found = Picture.objects.matching(words).newest_first()
    context = {
        **admin.admin_site.each_context(request),
        "title": _("Picture library"),
        "q": words,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
        "may_add": request.user.has_perm("org.add_picture"),
    }
    return TemplateResponse(request, "admin/news/article/pictures.html", context)


@require_safe
def picture(request, pk, *, admin):
    """What the editor shows of a figure: {"id", "src", "alt", "caption", "credit"}."""
    _require_writer(admin, request)
    chosen = get_object_or_404(Picture, pk=pk)
    return JsonResponse(
        {
            "id": chosen.pk,
            "src": chosen.smallest().address,
            "alt": chosen.alt,
            "caption": chosen.caption,
            "credit": chosen.credit,
        }
    )


def _require_writer(admin, request):
    if not (admin.has_add_permission(request) or admin.has_change_permission(request)):
        raise PermissionDenied
