"""What the pages of the desk share."""

from functools import partial

from django.conf import settings
from django.contrib import admin, messages
from django.db import IntegrityError, models
from django.forms import BaseInlineFormSet, CharField, CheckboxInput
from django.shortcuts import redirect
from django.urls import path
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..merging import MERGED
from ..models import ContentVersion
from ..relations import relations
from ..texts import require_printable, translated
from .choosing import ClearChoosers
from .hidden import looks_back, what_holds
from .merge import may_merge, merge_view
from .uses import in_the_way, uses


class SideBySide:
    """Each language of a text has a field of its own, and says which language it is in.

    No text holds what a page can't show.

    Name them in `fieldsets` by `abreast("name")`, so that another language needs no edit.
    """

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        original = getattr(db_field, "translated_field", None)
        if field is not None and original is not None:
            language = dict(settings.LANGUAGES)[db_field.language]
            field.label = f"{capfirst(original.verbose_name)} · {language}"
            field.widget.attrs["lang"] = db_field.language
            if db_field.name != translated(original.name)[0]:
                field.help_text = ""  # said once for all languages
        if isinstance(field, CharField):
            field.validators.append(require_printable)
        return field


class RegisterFormSet(BaseInlineFormSet):
    def get_deletion_widget(self):
        return CheckboxInput(attrs={"aria-label": _("Delete")})


class RegisterInline(SideBySide, ClearChoosers, admin.TabularInline):
    formset = RegisterFormSet
    extra = 0

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A field in a table has a column's head for a label, which only eyes can find."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs["aria-label"] = capfirst(field.label)
        return field


class RegisterStack(SideBySide, ClearChoosers, admin.StackedInline):
    """For rows with more to say than a line of a table holds."""

    extra = 0


class RegisterAdmin(SideBySide, ClearChoosers, admin.ModelAdmin):
    """A list and form of something that public pages show: saving it renews those pages."""

    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_per_page = 50
    desk_position = 50
    change_form_template = "admin/org/register_form.html"

    def get_urls(self):
        doors = {"uses": uses} if self._is_named() else {}
        doors |= {"merge": merge_view} if self.model in MERGED else {}
        named = f"{self.opts.app_label}_{self.opts.model_name}"
        return [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(partial(view, admin=self)),
                name=f"{named}_{name}",
            )
            for name, view in doors.items()
        ] + super().get_urls()

    def _is_named(self):
        """Does anything point at these but parts of theirs?"""
        return any(not relation.is_part for relation in relations(self.model))

    def lookup_allowed(self, lookup, value, request):
        if looks_back(self.model, lookup):
            return False
        return super().lookup_allowed(lookup, value, request)

    def render_change_form(self, request, context, *args, **kwargs):
        context |= {"is_named": self._is_named(), "may_merge": may_merge(self, request)}
        return super().render_change_form(request, context, *args, **kwargs)

    def get_changelist_instance(self, request):
        """The list of people is called “People”."""
        changelist = super().get_changelist_instance(request)
        changelist.title = capfirst(self.opts.verbose_name_plural)
        return changelist

    def changeform_view(self, request, *args, **kwargs):
        """Saved at the same moment as something that contradicts it: said, not crashed."""
        for _attempt in range(2):
            try:
                return super().changeform_view(request, *args, **kwargs)
            except IntegrityError:
                # The second time the form sees what the other has saved, and can name it.
                for file in request.FILES.values():
                    file.seek(0)
        message = _("Not saved: somebody changed something this depends on. Please try again.")
        self.message_user(request, message, messages.ERROR)
        return redirect(request.get_full_path())

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        ContentVersion.bump()

    def get_deleted_objects(self, objs, request):
        """What stands in the way is said before who may clear it away."""
        if named := in_the_way(objs, request, self.admin_site):
            return [], {}, set(), named
        if held := what_holds(objs, request, self.admin_site):
            return [], {}, set(), held
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else lacking, protected

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        ContentVersion.bump()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        ContentVersion.bump()


class Whose(admin.SimpleListFilter):
    """Ours or a partner's; `path` leads from the model to its organisation."""

    title = gettext_lazy("side")
    parameter_name = "whose"
    path = "organisation"

    def lookups(self, request, model_admin):
        return [("ours", _("Ours")), ("partners", _("Partners’"))]

    def queryset(self, request, queryset):
        if self.value() not in ("ours", "partners"):
            return queryset
        return queryset.filter(**{f"{self.path}__is_home": self.value() == "ours"}).distinct()


def abreast(field: str) -> tuple[str, ...]:
    """A text's languages as one row of a fieldset."""
    return tuple(translated(field))


def in_every_language(obj, field: str) -> list[str]:
    """A text in each language it exists in, without repeats; the reader's language first."""
    texts = [getattr(obj, field)] + [getattr(obj, column) for column in translated(field)]
    return list(dict.fromkeys(text for text in texts if text))


def bilingual(obj, field: str):
    """A text for a list: the reader's language, the others small beside it."""
    first, *others = in_every_language(obj, field) or [str(obj)]
    if not others:
        return first
    return format_html('{} <span class="also">{}</span>', first, " · ".join(others))
