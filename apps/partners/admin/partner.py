from django.contrib import admin

from apps.org.admin.organisation import OrganisationAdmin
from apps.org.models import Organisation

from ..public import partners

admin.site.unregister(Organisation)


@admin.register(Organisation)
class PartnerAdmin(OrganisationAdmin):
    """An organisation's page is the partners' business: only they know whether it is public."""

    view_on_site = True

    def get_view_on_site_url(self, obj=None):
        shown = obj is not None and partners().filter(pk=obj.pk).exists()
        return super().get_view_on_site_url(obj) if shown else None
