from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Office, Phone
from ..texts import translated
from .base import RegisterAdmin, RegisterInline, Whose, abreast, bilingual


class PhoneInline(RegisterInline):
    model = Phone
    fields = [*translated("label"), "number", "kind", "position"]
    ordering = ["position", "pk"]


@admin.register(Office)
class OfficeAdmin(RegisterAdmin):
    desk_position = 60

    # List

    list_display = ["names", "organisation", "kind", "addresses", "ends_on"]
    list_filter = ["kind", Whose]
    list_select_related = ["organisation"]
    search_fields = [*translated("name"), *translated("address"), "phones__number"]
    ordering = ["organisation__name", "-kind", "position", "pk"]

    @admin.display(description=_("name"), ordering="name")
    def names(self, office):
        return bilingual(office, "name")

    @admin.display(description=_("address"), ordering="address")
    def addresses(self, office):
        return bilingual(office, "address")

    # Form

    fieldsets = [
        (_("Office"), {"fields": [("organisation", "kind"), abreast("name"), "position"]}),
        (_("Where"), {"fields": [abreast("address")]}),
        (
            _("When"),
            {
                "fields": [("starts_on", "ends_on")],
                "description": _("The days on which this address holds. Empty: without limit."),
            },
        ),
    ]
    autocomplete_fields = ["organisation"]
    inlines = [PhoneInline]
