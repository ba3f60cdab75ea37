from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from apps.org.admin.base import RegisterAdmin, abreast, bilingual
from apps.org.texts import translated

from ..models import CooperationArea


@admin.register(CooperationArea)
class CooperationAreaAdmin(RegisterAdmin):
    desk_position = 30

    # List

    list_display = ["names", "key", "agreements"]
    search_fields = [*translated("name"), "key"]
    ordering = ["name", "key"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(agreement_count=Count("agreements"))

    @admin.display(description=_("name"), ordering="name")
    def names(self, area):
        return bilingual(area, "name")

    @admin.display(description=_("agreements"), ordering="agreement_count")
    def agreements(self, area):
        return area.agreement_count

    # Form

    prepopulated_fields = {"key": ["name_en"]}
    fieldsets = [
        (
            None,
            {
                "fields": [abreast("name"), "key"],
                "description": _("One vocabulary for all agreements: look before you add."),
            },
        )
    ]
