"""What every template may use."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from apps.news.languages import html_code, languages_of
from apps.org.furniture import furniture


def page(request):
    return {
        "site": SimpleLazyObject(furniture),
        "site_url": settings.SITE_URL,
        "html_language": html_code(get_language()),
        "languages": SimpleLazyObject(lambda: languages_of(request.path)),
    }
