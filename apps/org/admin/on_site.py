"""From an entry of the desk to its public page."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect


def on_site(site, request, content_type_id, object_id):
    """Django's own leads anybody of the staff to the address of anything, public or not."""
    if not content_type_id.isdecimal() or len(content_type_id) > 9:
        raise Http404
    model = ContentType.objects.filter(pk=content_type_id).first()
    admin = site._registry.get(model and model.model_class())
    if admin is None:
        raise Http404
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    thing = admin.get_object(request, object_id)
    if thing is None or not admin.get_view_on_site_url(thing):
        raise Http404
    return HttpResponseRedirect(thing.get_absolute_url())
