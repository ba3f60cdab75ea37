from django.contrib import admin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..models import Logo, SiteIdentity
from .base import RegisterAdmin, RegisterInline, abreast


class LogoInline(RegisterInline):
    model = Logo
    fields = ["picture", "position"]
    autocomplete_fields = ["picture"]
    ordering = ["position", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("picture")


@admin.register(SiteIdentity)
class SiteIdentityAdmin(RegisterAdmin):
    """One row: its list is its form."""

    desk_position = 90

    # List

    def changelist_view(self, request, extra_context=None):
        identity = SiteIdentity.objects.first()
        if identity is None and self.has_add_permission(request):
            return redirect("admin:org_siteidentity_add")
        if identity is not None and self.has_view_or_change_permission(request):
            return redirect(reverse("admin:org_siteidentity_change", args=[identity.pk]))
        return super().changelist_view(request, extra_context)

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not SiteIdentity.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False

    # Form

    fieldsets = [
        (_("Who we are"), {"fields": ["organisation", abreast("name"), "copyright_year"]}),
        (_("About us"), {"fields": [abreast("boilerplate")]}),
        (
            _("Press contact"),
            {
                "fields": [
                    abreast("press_contact_name"),
                    ("press_contact_phone", "press_contact_email"),
                ]
            },
        ),
        (
            _("WeChat"),
            {
                "fields": [("wechat_name", "wechat_qr")],
                "description": _("At the foot of every page. Either may be left empty, or both."),
            },
        ),
        (
            _("Filing numbers"),
            {
                "fields": [("icp_number", "icp_url"), ("police_number", "police_url")],
                "description": _("A number with a link leads there; without one it is only text."),
            },
        ),
        (_("Days of mourning"), {"fields": [("grey_from", "grey_until")]}),
    ]
    autocomplete_fields = ["organisation", "wechat_qr"]
    inlines = [LogoInline]
