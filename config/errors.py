"""What is answered where there is no page to show.

A page in our look asks the database who we are. Where that fails too, the answer is one of two
files that need nothing: 500.html, and 503.html where the database is out of reach.
"""

import re
import sys
from base64 import b64encode
from functools import cache
from hashlib import sha256

from csp.decorators import csp_update
from django.conf import settings
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_from_request, override
from django.views.decorators.cache import never_cache

# A table or column that is not there yet, while a new version is put in place, is one of these too.
OUT_OF_REACH = (InterfaceError, OperationalError, ProgrammingError)
A_MINUTE = 60
LONGEST_QUERY = 80


@never_cache
def bad_request(request, exception):
    return _page(request, "400.html", 400)


@never_cache
def permission_denied(request, exception):
    return _page(request, "403.html", 403)


@never_cache
def csrf_failure(request, reason=""):
    return _page(request, "403_csrf.html", 403)


def page_not_found(request, exception=None):
    return _page(request, "404.html", 404, {"words": words_of(request.path)})


def server_error(request):
    """Django asks for this while it handles the error."""
    if isinstance(sys.exception(), OUT_OF_REACH):
        response = _file("503.html", 503)
        response["Retry-After"] = A_MINUTE
        return response
    return _file("500.html", 500)


def words_of(path: str) -> str:
    """What somebody may have looked for at a wrong address: "/en/news/line-7.html" → "line 7"."""
    name = re.sub(r"\.\w{1,5}$", "", path.rstrip("/").rpartition("/")[2])
    words = " ".join(re.findall(r"[^\W_]+", name))
    return "" if words.isdecimal() else words[:LONGEST_QUERY].strip()


def _page(request, template, status, context=None):
    """In the language of the address, else the reader's: not every error has passed that far."""
    with override(get_language_from_request(request, check_path=True)):
        return render(request, template, context, status=status)


def _file(name, status):
    """A page by itself; the hash of its own style sheet allows that one and no other."""
    page, digest = _read(name)
    answer = csp_update({"style-src": [f"'sha256-{digest}'"]})(HttpResponse)
    return answer(page, status=status, headers={"Cache-Control": "no-store"})


@cache
def _read(name: str) -> tuple[str, str]:
    page = (settings.BASE_DIR / "templates" / name).read_text("utf-8")
    style = page.partition("<style>")[2].partition("</style>")[0]
    return page, b64encode(sha256(style.encode()).digest()).decode()
