"""Where nothing else answers, the list of old addresses is asked."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from apps.org.texts import worded

from .addresses import spelled
from .models import OldAddress

AN_HOUR = 3600  # for which a browser keeps a redirect that an editor may yet mend


class OldAddresses:
    """Stands next to the views, so that nothing else makes something of a 404 before."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 404 and request.method in ("GET", "HEAD"):
            return _answer(request) or response
        return response


def _answer(request):
    query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
    try:
        address = spelled(request.path, query)
    except ValueError:
        return None
    found = OldAddress.objects.known().filter(address=address).select_related("article").first()
    if found is None:
        return None
    if found.is_gone:
        context = {"reason": worded(found, "gone_reason")}
        return render(request, "news/gone.html", context, status=410)
    response = HttpResponsePermanentRedirect(found.target)
    patch_cache_control(response, max_age=AN_HOUR)
    return response
