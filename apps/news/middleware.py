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
from .models import OldAddress
from .notices import deliver
from .workflow import keep_up

AN_HOUR = 3600  # for which a browser keeps a redirect that an editor may yet mend
log = logging.getLogger(__name__)


class DueChanges:
    """No clock runs here: the first request after a planned moment makes the change, then answers.

    It stands before all that looks into the database, and after static files, which need none.
    What it reads, the page need not read again. Mail leaves once the answer is sent, so that
    nobody waits for a mail server.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with ContentVersion.seen() as version:
            at = timezone.now()
            is_due = bool(version and version.is_due(at))
            if is_due:
                _try(keep_up, at)
            response = self.get_response(request)
        if is_due or request.method not in ("GET", "HEAD"):
            _tell_afterwards(response)
        return response


def _tell_afterwards(response):
    close = response.close

    def close_and_tell():
        close()
        _try(deliver, timezone.now())

    response.close = close_and_tell


def _try(do, at):
    """Where somebody else keeps the database to themselves, a later request will do it."""
    try:
        do(at)
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
