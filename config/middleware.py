"""What is done to every answer, beyond Django's own."""

from django.middleware.gzip import GZipMiddleware
from django.urls import reverse
from django.utils.cache import has_vary_header

from .errors import page_not_found

# The pages use none of these; nor may anything that would find its way into one.
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# A cache may keep a page, and must ask each time: an embargo or a withdrawal shows at once.
# Asking costs a few bytes where nothing has changed: ConditionalGetMiddleware.
REVALIDATED = "public, max-age=0, must-revalidate"


def headers(get_response):
    """What is for everybody may be kept by anybody's cache; the desk says for itself."""

    def answer(request):
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if _is_for_everybody(request, response):
            response.headers.setdefault("Cache-Control", REVALIDATED)
        return response

    return answer


def _is_for_everybody(request, response) -> bool:
    return (
        request.method in ("GET", "HEAD")
        and not request.path.startswith(reverse("admin:index"))
        and not response.cookies
        and not has_vary_header(response, "Cookie")
    )


class CompressText(GZipMiddleware):
    """Leaves alone what is compressed by nature: pictures, PDFs, archives.

    Safe with https (BREACH): visitors' pages hold no secret, and the desk's one, the CSRF token, is
    masked anew in each answer, whose length Django varies.
    """

    def process_response(self, request, response):
        kind = response.get("Content-Type", "").partition(";")[0]
        if not (kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))):
            return response
        return super().process_response(request, response)


def our_not_found(get_response):
    """For a laptop: a wrong address shows what visitors see, not Django's list of ours.

    `make run` shows the product; a fault (500) keeps Django's page, which helps whoever mends it.
    """

    def answer(request):
        response = get_response(request)
        return page_not_found(request) if response.status_code == 404 else response

    return answer
