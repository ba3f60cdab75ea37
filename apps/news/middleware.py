"""What is due is done by whoever comes by; where nothing else answers, old addresses are asked."""

import logging

from django.db import DatabaseError
from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from apps.org.models import ContentVersion
from apps.org.texts import worded

from .addresses import spelled
from .due import do_what_is_due
from .models import OldAddress

AN_HOUR = 3600  # for which a browser keeps a redirect that an editor may yet mend
log = logging.getLogger(__name__)


class DueChanges:
    """No clock runs here: the first request after a planned moment makes the change, then answers.

    It stands before all that looks into the database, and after static files, which need none.
    What it reads, the page need not read again.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with ContentVersion.seen() as version:
            at = timezone.now()
            if version and version.is_due(at):
                _catch_up(at)
            return self.get_response(request)


def _catch_up(at):
    """Where somebody else keeps the database to themselves, a later request will do it."""
    try:
        do_what_is_due(at)
    except DatabaseError:
        log.exception("What is due could not be done yet")


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
