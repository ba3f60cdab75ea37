from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from apps.org.admin.base import RegisterAdmin
from apps.org.texts import translated

from ..models import Category


@admin.register(Category)
class CategoryAdmin(RegisterAdmin):
    desk_position = 20

    # The list.
    list_display = ["__str__", "slug", "position"]
    search_fields = [*translated("name"), "slug"]
    ordering = ["position", "pk"]

    # The form.
    fieldsets = [
        (
            None,
            {
                "fields": [*translated("name"), "slug", "position"],
                "description": _("A section of the newsroom, with a page of its own."),
            },
        )
    ]
