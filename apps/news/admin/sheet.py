"""The sign-off sheet: one text and its review on paper."""

from django.http import Http404
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.org.addresses import full
from apps.org.models import Department
from apps.partners.panels import panels

from ..body import render_body
from ..languages import NAMES
from ..models import Article, Revision
from ..sign_off import SignOff
from .article_pages import readable, texts_in_full


@require_safe
def sheet(request, pk, number=None, *, admin):
    article = readable(admin, request, pk)
    number = article.latest.number if number is None else number
    text = texts_in_full(article).filter(number=number).first()
    if text is None:
        raise Http404
    context = {
        "article": article,
        "revision": text,
        "sign_off": SignOff(text),
        "address": full(article.get_absolute_url()),
        "language": NAMES.get(article.language, article.language),
        "text": _as_read(article, text),
        "now": timezone.now(),
        "zone": timezone.get_current_timezone_name(),
    }
    return TemplateResponse(request, "admin/news/article/sheet.html", context)


def _as_read(article: Article, text: Revision) -> SafeString:
    """In the language of the article, with the panels of facts that stand beside it."""
    with translation.override(article.language):
        signed = text.agreements.filter(signed_on__isnull=False)
        about = {
            "organisations": text.organisations.all(),
            "people": text.people.all(),
            "departments": text.departments.all(),
        }
        context = {
            "revision": text,
            "body": render_body(
                text.body, _dateline(article, text), loading="eager", even_expired=True
            ),
            "panels": panels(signed, text.occasions.all(), Department.objects.all()),
            "about": [(Revision._meta.get_field(name).verbose_name, rows)
                      for name, rows in about.items() if rows],
        }  # fmt: skip
        return SafeString(render_to_string("admin/news/article/_sheet_text.html", context))


def _dateline(article: Article, text: Revision) -> str:
    """As the page opens with it; without its day, while that will be the day it goes live."""
    day = text.dated_on or (article.published_on if article.live_id == text.pk else None)
    if not (text.dateline and day):
        return text.dateline
    place_and_day = {"place": text.dateline, "day": date_format(day, "MONTH_DAY_FORMAT")}
    return _("%(place)s, %(day)s.") % place_and_day
