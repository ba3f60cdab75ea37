"""Handing out an agreement's document, to staff who may see the agreement."""

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ..models import Agreement


@require_safe
@never_cache
def document(request, name, *, admin):
    """Always as a download: what somebody uploaded is not shown as a page of the desk."""
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    if "\x00" in name:  # which PostgreSQL does not even compare
        raise Http404(_("The file is missing from the folder of documents."))
    agreement = get_object_or_404(Agreement, document=name)
    try:
        file = agreement.document.open("rb")
    except FileNotFoundError as error:
        raise Http404(_("The file is missing from the folder of documents.")) from error
    return FileResponse(file, as_attachment=True)
