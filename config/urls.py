"""Addresses. Everything a visitor reads stands under its language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from apps.news import views

from . import machines

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.page_not_found"
handler500 = "config.errors.server_error"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="news:home"), name="root"),
    path("admin/", admin.site.urls),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>.xml", machines.sitemap_section, name="sitemap_section"),
    path("news-sitemap.xml", machines.news_sitemap, name="news_sitemap"),
    path("llms.txt", machines.llms, name="llms"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("preview/<str:token>/", views.preview, name="preview"),
    path("preview/<str:token>/comment/", views.guest_comment, name="preview_comment"),
    path("favicon.ico", machines.favicon, name="favicon"),
    *i18n_patterns(
        path("opensearch.xml", machines.opensearch, name="opensearch"),
        path("", include("apps.news.urls")),
        path("", include("apps.partners.urls")),
        path("", include("apps.org.urls")),
    ),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
