from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import Transition


@admin.register(Transition)
class TransitionAdmin(admin.ModelAdmin):
    """Who moved which article, when and why: to be read, never written."""

    desk_position = 40

    # The list.
    list_display = ["at", "article_link", "action", "to_state", "by", "reason", "is_override"]
    list_display_links = None
    list_select_related = ["article__latest", "by"]
    list_filter = ["action", "is_override", "at"]
    search_fields = ["article__slug", "article__latest__title", "reason"]
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    actions = None

    @admin.display(description=_("article"))
    def article_link(self, transition):
        url = reverse("admin:news_article_history", args=[transition.article_id])
        return format_html('<a href="{}">{}</a>', url, transition.article)

    def get_queryset(self, request):
        return super().get_queryset(request).for_desk(request.user)

    # No form.
    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
