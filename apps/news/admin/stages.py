from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from apps.org.admin.base import SideBySide
from apps.org.admin.choosing import ClearChoosers
from apps.org.admin.hidden import what_holds
from apps.org.texts import translated

from ..models import ReviewStage


@admin.register(ReviewStage)
class ReviewStageAdmin(SideBySide, ClearChoosers, admin.ModelAdmin):
    desk_position = 30

    # The list.
    list_display = ["__str__", "position", "group", "category"]
    list_select_related = ["group", "category"]
    list_filter = ["category"]
    ordering = ["category", "position", "pk"]

    # The form.
    fieldsets = [
        (
            None,
            {
                "fields": [*translated("name"), "position", "group", "category"],
                "description": _(
                    "A text goes live when each stage of its chain is signed by another person."
                ),
            },
        )
    ]
    autocomplete_fields = ["category"]

    # Deleting.
    def get_deleted_objects(self, objs, request):
        if held := what_holds(objs, request, self.admin_site):
            return [], {}, set(), held
        return super().get_deleted_objects(objs, request)
