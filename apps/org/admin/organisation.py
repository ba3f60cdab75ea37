from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Department, Organisation, ShortName
from ..texts import translated
from .base import RegisterAdmin, RegisterInline, Whose, abreast, bilingual, in_every_language


class ShortNameInline(RegisterInline):
    model = ShortName
    fields = ["language", "name"]
    ordering = ["language", "name"]


class DepartmentInline(RegisterInline):
    model = Department
    fields = [*translated("name"), "position", "is_public"]
    ordering = ["position", "pk"]
    show_change_link = True
    view_on_site = False


@admin.register(Organisation)
class OrganisationAdmin(RegisterAdmin):
    desk_position = 20
    view_on_site = False

    # List

    list_display = ["names", "kind", "parent", "is_home"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = [*translated("name"), "key", "short_names__name"]
    ordering = ["name", "key"]

    @admin.display(description=_("legal name"), ordering="name")
    def names(self, organisation):
        return bilingual(organisation, "name")

    def chooser_label(self, organisation):
        return " · ".join(in_every_language(organisation, "name")) or organisation.key

    # Form

    prepopulated_fields = {"key": ["name_en"]}
    fieldsets = [
        (
            _("Name"),
            {
                "fields": [abreast("name"), "key"],
                "description": _(
                    "The full legal name, as contracts print it. What texts call the organisation "
                    "for short goes into the short names below."
                ),
            },
        ),
        (_("What it is"), {"fields": [("kind", "parent"), "website", "is_home"]}),
    ]
    autocomplete_fields = ["parent"]
    inlines = [ShortNameInline, DepartmentInline]


@admin.register(Department)
class DepartmentAdmin(RegisterAdmin):
    desk_position = 40
    view_on_site = False

    # List

    list_display = ["names", "organisation", "position", "is_public"]
    list_filter = [Whose, "is_public"]
    search_fields = [*translated("name"), *(f"organisation__{name}" for name in translated("name"))]
    ordering = ["organisation__name", "position", "pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")

    @admin.display(description=_("name"), ordering="name")
    def names(self, department):
        return bilingual(department, "name")

    def chooser_label(self, department):
        """Every company has a finance department, so the company is named too."""
        return f"{department} · {department.organisation}"

    # Form

    fieldsets = [
        (None, {"fields": ["organisation", abreast("name"), "position"]}),
        (_("Public"), {"fields": ["is_public"]}),
    ]
    autocomplete_fields = ["organisation"]
