from datetime import date

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Post
from ..texts import translated
from .base import RegisterAdmin, Whose, abreast


class HeldOn(admin.SimpleListFilter):
    """Who held what on a day; any day can be typed in."""

    title = _("day")
    parameter_name = "held_on"
    template = "admin/org/post/held_on_filter.html"

    def lookups(self, request, model_admin):
        return [(timezone.localdate().isoformat(), _("Today"))]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        try:
            return queryset.at(date.fromisoformat(self.value()))
        except ValueError as error:
            raise IncorrectLookupParameters(error) from error

    def choices(self, changelist):
        """The stock links, and with the first of them what else the form has to keep."""
        links = list(super().choices(changelist))
        others = changelist.get_filters_params() | {"q": [changelist.query]}
        others.pop(self.parameter_name, None)
        kept = [(name, value) for name, values in others.items() for value in values if value]
        links[0] |= {"value": self.value() or "", "kept": kept}
        return links


@admin.register(Post)
class PostAdmin(RegisterAdmin):
    desk_position = 30

    # List

    list_display = [
        "person",
        "title",
        "organisation",
        "department",
        "rank",
        "starts_on",
        "ends_on",
        "is_public",
    ]
    list_filter = [HeldOn, Whose, "is_public"]
    search_fields = [
        *translated("title"),
        *(f"person__{name}" for name in translated("name")),
        *(f"organisation__{name}" for name in translated("name")),
    ]
    ordering = ["organisation__name", "rank", "pk"]

    def get_queryset(self, request):
        posts = super().get_queryset(request).select_related("person", "organisation")
        return posts.select_related("department__organisation")

    # Form

    fieldsets = [
        (_("Who and where"), {"fields": ["person", ("organisation", "department")]}),
        (
            pgettext_lazy("of a person", "Title"),
            {
                "fields": [abreast("title"), "rank"],
                "description": _(
                    "When a title changes, end this post and add another: old pages keep the "
                    "titles of their day."
                ),
            },
        ),
        (_("From, until"), {"fields": [("starts_on", "ends_on")]}),
        (_("Public"), {"fields": ["is_public"]}),
    ]
    autocomplete_fields = ["person", "organisation", "department"]
