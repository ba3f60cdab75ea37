from django.contrib import admin
from django.utils.encoding import iri_to_uri, uri_to_iri
from django.utils.translation import gettext_lazy as _

from apps.org.admin.base import RegisterAdmin, abreast
from apps.org.admin.choosing import LoadedForm
from apps.org.texts import translated

from ..models import Article, OldAddress
from ..models.old_address import NO_PAGE


class OldAddressForm(LoadedForm):
    by = None  # who fills it in

    def _post_clean(self):
        """A path may have led to a story; to one limited to others, it leads nowhere."""
        super()._post_clean()
        story = self.instance.article_id
        if story and not Article.objects.for_desk(self.by).filter(pk=story).exists():
            self.add_error("path", NO_PAGE)


@admin.register(OldAddress)
class OldAddressAdmin(RegisterAdmin):
    desk_position = 40

    # The list.
    list_display = ["__str__", "answer"]
    list_select_related = ["article"]
    search_fields = ["address", "path", "article__slug", *translated("gone_reason")]
    ordering = ["address"]

    @admin.display(description=_("what answers"))
    def answer(self, old):
        return uri_to_iri(old.target) if old.target else _("Gone: %s") % old.gone_reason

    def get_queryset(self, request):
        return super().get_queryset(request).for_desk(request.user)

    def get_search_results(self, request, queryset, search_term):
        return super().get_search_results(request, queryset, iri_to_uri(search_term))

    # The form.
    fieldsets = [
        (
            None,
            {
                "fields": ["address"],
                "description": _(
                    "An address of the former site that others still link to. "
                    "It is asked only where no page of this site answers."
                ),
            },
        ),
        (_("What answers there: one of these"), {"fields": ["article", "path",
                                                            abreast("gone_reason")]}),
    ]  # fmt: skip
    form = OldAddressForm
    autocomplete_fields = ["article"]

    def get_form(self, request, *args, **kwargs):
        form = super().get_form(request, *args, **kwargs)
        form.by = request.user
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "article":
            kwargs["queryset"] = Article.objects.for_desk(request.user)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
