"""What machines ask for outside the pages: robots, sitemaps, contacts, an overview, an icon."""

import logging
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import views as sitemaps
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from apps.news.languages import NAMES, languages_of
from apps.news.models import Article
from apps.org.addresses import full
from apps.org.furniture import furniture

from .sitemaps import ADDRESS, SECTIONS, News

log = logging.getLogger(__name__)

PLAIN = "text/plain; charset=utf-8"
STORIES = 10  # in the overview, for each language
GOOD_FOR = timedelta(days=180)


@require_safe
def robots(request):
    closed = [language["url"] for language in languages_of(reverse("news:search"))]
    return render(request, "robots.txt", {"closed": closed}, content_type=PLAIN)


@require_safe
def sitemap_index(request):
    """Django's index, under the address of the site instead of the name it was asked under."""
    response = sitemaps.index(request, SECTIONS, sitemap_url_name="sitemap_section")
    for entry in response.context_data["sitemaps"]:
        entry.location = urlsplit(entry.location)._replace(netloc=ADDRESS.netloc).geturl()
    return response


@require_safe
def sitemap_section(request, section):
    return sitemaps.sitemap(request, SECTIONS, section)


@require_safe
def news_sitemap(request):
    return sitemaps.sitemap(request, {"news": News}, template_name="news_sitemap.xml")


@require_safe
def security(request):
    """Where to report a weakness (RFC 9116); it is never older than half its time."""
    if not settings.SECURITY_CONTACT:
        log.warning("No security.txt is served: SECURITY_CONTACT is not set.")
        raise Http404
    expires = datetime.combine(timezone.now().date() + GOOD_FOR, time(), UTC)
    context = {
        "contacts": [to if ":" in to else f"mailto:{to}" for to in settings.SECURITY_CONTACT],
        "expires": f"{expires:%Y-%m-%dT%H:%M:%SZ}",
        "preferred": ", ".join(code.split("-")[0] for code, _label in settings.LANGUAGES),
    }
    return render(request, "security.txt", context, content_type=PLAIN)


@require_safe
def opensearch(request):
    """How a browser searches this site, in the language of the address."""
    name = furniture().name
    context = {"name": name, "description": _("Search the news of %(name)s") % {"name": name}}
    kind = "application/opensearchdescription+xml"
    return render(request, "opensearch.xml", context, content_type=kind)


@require_safe
def llms(request):
    """The site on one page of Markdown, for readers that are programs."""
    editions = [
        {"code": code, "name": NAMES.get(code, label), "stories": _newest(code)}
        for code, label in settings.LANGUAGES
    ]
    return render(request, "llms.txt", {"editions": editions}, content_type=PLAIN)


def _newest(language):
    articles = Article.objects.public().in_language(language).newest_first().for_cards()
    return [
        {"title": _in_a_line(one.live.title), "url": full(one.get_absolute_url()),
         "day": one.published_on, "summary": _in_a_line(one.live.summary)}
        for one in articles[:STORIES]
    ]  # fmt: skip


def _in_a_line(text):
    """Text that opens no link and no line of its own in Markdown."""
    return " ".join(text.split()).replace("[", "\\[").replace("]", "\\]")


@require_safe
def favicon(request):
    return HttpResponseRedirect(static("site/favicon.ico"))
