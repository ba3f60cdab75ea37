from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Count, Max, Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.org.admin.base import SideBySide
from apps.org.admin.choosing import ClearChoosers
from apps.org.admin.hidden import what_holds
from apps.org.texts import translated

from ..chains import short_chains
from ..models import ReviewStage


@admin.register(ReviewStage)
class ReviewStageAdmin(SideBySide, ClearChoosers, admin.ModelAdmin):
    desk_position = 30

    # The list.
    list_display = ["__str__", "chain", "position", "group", "members", "is_retired"]
    list_select_related = ["group", "category"]
    list_filter = ["category", "is_retired"]
    ordering = ["category", "is_retired", "position", "pk"]
    actions = ["earlier", "later"]

    def get_queryset(self, request):
        active = Q(group__user__is_active=True, group__user__is_staff=True)
        stages = super().get_queryset(request)
        return stages.annotate(member_count=Count("group__user", filter=active))

    @admin.display(description=gettext_lazy("chain"), ordering="category")
    def chain(self, stage):
        return stage.category or _("all categories without their own")

    @admin.display(description=gettext_lazy("who can sign"))
    def members(self, stage):
        count = stage.member_count
        return ngettext("%(count)s person", "%(count)s people", count) % {"count": count}

    def changelist_view(self, request, extra_context=None):
        if self.has_view_or_change_permission(request) and request.method == "GET":
            self._warn(request)
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    @admin.action(description=gettext_lazy("Sign earlier"), permissions=["change"])
    def earlier(self, request, queryset):
        self._move(request, queryset, step=-1)

    @admin.action(description=gettext_lazy("Sign later"), permissions=["change"])
    def later(self, request, queryset):
        self._move(request, queryset, step=1)

    # The form.
    fieldsets = [
        (
            None,
            {
                "fields": [*translated("name"), "position", "group", "category", "is_retired"],
                "description": gettext_lazy(
                    "A text goes live when each stage of its chain is signed by another person who "
                    "wrote none of it. A category with stages of its own has these alone for a "
                    "chain; all others share the chain of stages without a category."
                ),
            },
        )
    ]
    autocomplete_fields = ["category"]

    def get_changeform_initial_data(self, request):
        common = ReviewStage.objects.filter(category=None).aggregate(last=Max("position"))
        given = super().get_changeform_initial_data(request)
        return {"position": (common["last"] or 0) + 1} | given

    # Deleting: what has signed stays, and can be retired.
    def get_deleted_objects(self, objs, request):
        if held := what_holds(objs, request, self.admin_site):
            return [], {}, set(), held
        listed, counts, needed, protected = super().get_deleted_objects(objs, request)
        if protected:
            said = _("It has signed texts, whose sign-off sheets name it. Retire it instead.")
            return listed, counts, set(), [said]
        return listed, counts, needed, protected

    def _warn(self, request):
        for category, lacking in short_chains():
            stages = ", ".join(f"“{stage}” ({stage.group})" for stage in lacking)
            chain = category or _("all categories without their own")
            message = _(
                "No text can pass the review of %(chain)s: nobody is left to sign %(stages)s. Each "
                "stage needs another active member of its group."
            )
            self.message_user(
                request, message % {"chain": chain, "stages": stages}, messages.WARNING
            )

    def _move(self, request, queryset, *, step):
        if queryset.count() != 1:
            self.message_user(request, _("Choose one stage to be moved."), messages.ERROR)
            return
        if not _swapped(queryset.get(), step):
            self.message_user(request, _("It is at the end of its chain already."))


@transaction.atomic
def _swapped(stage: ReviewStage, step: int) -> bool:
    """Changes places with its neighbour in the chain, by way of a place that is free."""
    chain = ReviewStage.objects.in_use().filter(category=stage.category).select_for_update()
    places = list(chain.in_order())
    at = next((at for at, each in enumerate(places) if each.pk == stage.pk), None)
    if at is None or not 0 <= at + step < len(places):
        return False
    one, other = places[at], places[at + step]
    free = 0 if places[0].position else places[-1].position + 1
    for each, position in ((one, free), (other, one.position), (one, other.position)):
        ReviewStage.objects.filter(pk=each.pk).update(position=position)
    return True
