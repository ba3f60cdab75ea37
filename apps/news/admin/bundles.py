from functools import partial

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import workflow
from ..models import Article, Bundle
from ..readiness import readiness_of
from ..zone import told
from . import bundle_moves
from .bundle_form import BundleForm, unknown_note, with_its_languages


@admin.register(Bundle)
class BundleAdmin(admin.ModelAdmin):
    """Articles that go live together or not at all; of confidential ones, that there are some."""

    desk_position = 15

    # The list.
    list_display = ["name", "stories", "stands"]
    search_fields = ["name"]
    ordering = ["-pk"]
    list_per_page = 50
    show_full_result_count = False
    actions = None

    @admin.display(description=gettext_lazy("articles"))
    def stories(self, bundle):
        titles = [str(article) for article in bundle.known]
        return "; ".join([*titles, *filter(None, [unknown_note(bundle.hidden)])]) or None

    @admin.display(description=gettext_lazy("state"))
    def stands(self, bundle):
        if bundle.published_at:
            return _("Went out on %(moment)s.") % {"moment": told(bundle.published_at)}
        if bundle.publish_at:
            return _("Goes out on %(moment)s.") % {"moment": told(bundle.publish_at)}
        return _("Not planned.")

    def get_queryset(self, request):
        """Each with `known` and `hidden`: its articles as far as this person may know of them."""
        known = Article.objects.for_desk(request.user).select_related("latest").order_by("pk")
        known = known.with_plan().defer("latest__body")
        bundles = super().get_queryset(request).for_desk(request.user).with_hidden(request.user)
        return bundles.prefetch_related(Prefetch("articles", queryset=known, to_attr="known"))

    # The form.
    form = BundleForm
    fieldsets = [(None, {"fields": ["name", "articles"]})]

    class Media:
        css = {"all": ["desk/article.css", "desk/plan.css"]}

    def get_fieldsets(self, request, obj=None):
        """Who may only look reads the articles in the table above."""
        may_write = obj is None or self.has_change_permission(request, obj)
        return self.fieldsets if may_write else [(None, {"fields": ["name"]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user, form.refusal = request.user, getattr(request, "refusal", "")
        return form

    def get_changeform_initial_data(self, request):
        article = request.GET.get("article", "")
        return {"articles": with_its_languages(request.user, article)}

    def changeform_view(self, request, *args, **kwargs):
        """What the workflow refuses is said in the form, with all that was chosen."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except workflow.Refused as refusal:
            request.refusal = str(refusal)
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        bundle = context["original"]
        if bundle is not None:
            is_open = bundle.published_at is None
            may_move = is_open and bundle_moves.may_move(self, request)
            context |= {
                "readiness": readiness_of(bundle.known),
                "unknown": unknown_note(bundle.hidden),
                "may_move": may_move and not bundle.hidden,
                "may_take_apart": may_move
                and not bundle.hidden
                and request.user.has_perm("news.delete_bundle"),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by, obj.created_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "articles" in form.changed_data or not change:
            chosen = form.cleaned_data["articles"]
            workflow.bundle_up(form.instance, chosen, by=request.user)

    def has_change_permission(self, request, obj=None):
        is_open = obj is None or obj.published_at is None
        return is_open and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """It is taken apart, which leaves its articles unplanned."""
        return False

    # The doors beside the form.
    def get_urls(self):
        doors = [
            path(
                f"<int:pk>/{name}/",
                self.admin_site.admin_view(partial(view, admin=self)),
                name=f"news_bundle_{name.replace('-', '_')}",
            )
            for name, view in bundle_moves.VIEWS.items()
        ]
        return [*doors, *super().get_urls()]
