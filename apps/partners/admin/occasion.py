from django.contrib import admin
from django.db.models import Count
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.admin.base import RegisterAdmin, RegisterInline, abreast, bilingual
from apps.org.texts import translated

from ..models import Attendance, DepartmentAttendance, Occasion
from .corrections import TellsReaders
from .credit import CreditInline
from .titles import FillsTitles


class AttendanceInline(CreditInline):
    model = Attendance
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("person", "side"),
                    ("attended", "witnessed", "spoke"),
                    abreast("printed_titles"),
                    (*abreast("printed_name"), "position"),
                    "posts",
                ]
            },
        )
    ]
    autocomplete_fields = ["person", "side", "posts"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("side")


class DepartmentAttendanceInline(RegisterInline):
    model = DepartmentAttendance
    fields = ["department", *translated("printed_name"), "position"]
    autocomplete_fields = ["department"]

    def get_queryset(self, request):
        rows = super().get_queryset(request).select_related("department__organisation")
        return rows.order_by("position", "pk")


@admin.register(Occasion)
class OccasionAdmin(TellsReaders, FillsTitles, RegisterAdmin):
    desk_position = 20

    # List

    list_display = ["names", "kind", "held_on", "place", "people", "is_public"]
    list_filter = ["kind", "is_public"]
    search_fields = [
        *translated("title"),
        *translated("place"),
        "key",
        *(f"attendances__person__{name}" for name in translated("name")),
    ]
    ordering = ["-held_on", "-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(people_count=Count("attendances"))

    @admin.display(description=pgettext_lazy("of an occasion", "title"), ordering="title")
    def names(self, occasion):
        return bilingual(occasion, "title")

    @admin.display(description=_("people"), ordering="people_count")
    def people(self, occasion):
        return occasion.people_count

    # Form

    prepopulated_fields = {"key": ["title_en"]}
    fieldsets = [
        (_("What it was"), {"fields": [abreast("title"), ("kind", "key"), "agreements"]}),
        (
            _("When and where"),
            {"fields": [("held_on", "held_precision", "held_until"), abreast("place")]},
        ),
        (_("Public"), {"fields": ["is_public"]}),
    ]
    autocomplete_fields = ["agreements"]
    inlines = [AttendanceInline, DepartmentAttendanceInline]
