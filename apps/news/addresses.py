"""Addresses as others write them, and whether a page of ours answers at one."""

from urllib.parse import parse_qsl, quote, unquote, unquote_to_bytes, urlencode, urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import get_language_from_path, override

LONGEST = 2000
# What a campaign or an app hangs onto an address says nothing of the page.
CAMPAIGN = ("utm_", "gclid", "fbclid", "msclkid", "spm", "isappinstalled")
IN_PATH = "/-._~!$&'()*+,;=:@"
IN_QUERY = "%=&+-._~!$'()*,;:@/?[]"


def normal(address: str) -> str:
    """Path and query of an address in the one spelling we keep; its host is left out.

    Whoever writes the same address differently, its parameters in another order, its letters
    percent-encoded or not, is understood. Raises ValueError for what no web address is.
    """
    parts = urlsplit(address.strip())
    if parts.scheme not in ("", "http", "https") or not parts.path.startswith("/"):
        raise ValueError("No address of a page")
    return spelled(parts.path, parts.query.encode())


def spelled(path: str, query: bytes) -> str:
    """As `normal`. A query stays what its bytes are: old sites in China wrote GBK."""
    pairs = parse_qsl(quote(query, safe=IN_QUERY), keep_blank_values=True, encoding="latin-1")
    pairs = [pair for pair in pairs if not pair[0].startswith(CAMPAIGN)]
    place = quote(unquote_to_bytes(path), safe=IN_PATH).rstrip("/") or "/"
    address = f"{place}?{urlencode(sorted(pairs), encoding='latin-1')}" if pairs else place
    if len(address) > LONGEST:
        raise ValueError("Too long for an address")
    return address


def with_slash(address: str) -> str:
    """The address with a slash at the end of its path."""
    path, mark, query = address.partition("?")
    return f"{path.rstrip('/')}/{mark}{query}"


def match_of(address: str) -> ResolverMatch | None:
    """The view of ours that is asked at this address, whatever it answers."""
    path = unquote(urlsplit(address).path)
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return resolve(path)
        except Resolver404:
            return None


def is_page(address: str) -> bool:
    """Does a visitor find something at this address, query included? Asked as a visitor would."""
    parts = urlsplit(address)
    language, match = get_language_from_path(unquote(parts.path)), match_of(address)
    if not language or match is None:
        return False
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = unquote(parts.path)
    request.META = {"HTTP_HOST": urlsplit(settings.SITE_URL).netloc, "QUERY_STRING": parts.query}
    request.GET = QueryDict(parts.query)
    with override(language):
        try:
            response = match.func(request, *match.args, **match.kwargs)
        except (Http404, SuspiciousOperation):
            return False
    # Its file alone: closing the answer would end the request we are called in.
    if file := getattr(response, "file_to_stream", None):
        file.close()
    return response.status_code == 200


def is_ours(address: str) -> bool:
    """Is there something of ours at this address: a page, a file, the desk?

    An address without a language leads to the page in the reader's, and is that page's too.
    """
    path = address.partition("?")[0]
    if any(f"{path}/".startswith(folder) for folder in (settings.STATIC_URL, settings.MEDIA_URL)):
        return True
    if get_language_from_path(path):
        return any(is_page(form) for form in (address, with_slash(address)))
    if any(match_of(form) for form in (address, with_slash(address))):
        return True
    return any(
        is_page(f"/{code}{form}")
        for code, _label in settings.LANGUAGES
        for form in (address, with_slash(address))
    )
