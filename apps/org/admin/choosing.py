"""Choosing another entry of the register by typing part of its name."""

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)


class LoadedOptions:
    """Shows what was loaded with the row, so that ten rows need no more queries than one."""

    loaded = ()

    def optgroups(self, name, value, attrs=None):
        known = {str(choice.pk): choice for choice in self.loaded}
        chosen = [str(pk) for pk in value if pk not in (None, "")]
        if not set(chosen) <= set(known):
            return super().optgroups(name, value, attrs)
        multiple = self.allow_multiple_selected
        empty = [] if multiple or self.is_required else [("", "", not chosen)]
        label = self.choices.field.label_from_instance
        options = empty + [(pk, label(known[pk]), True) for pk in chosen]
        made = [self.create_option(name, *option, index) for index, option in enumerate(options)]
        return [(None, made, 0)]


class LoadedSelect(LoadedOptions, AutocompleteSelect):
    pass


class LoadedSelectMultiple(LoadedOptions, AutocompleteSelectMultiple):
    pass


class LoadedForm(forms.ModelForm):
    """Hands its choosers what came with the row: select it in the inline's `get_queryset`."""

    @property
    def source(self):
        """The row whose links the form shows."""
        return self.instance

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        if self.instance._state.adding:
            return
        for name, field in self.fields.items():
            chooser = getattr(field.widget, "widget", field.widget)
            if isinstance(chooser, LoadedOptions):
                value = getattr(self.source, name)
                many = chooser.allow_multiple_selected
                chooser.loaded = list(value.all()) if many else [value] if value else []


class ClearChoosers:
    """Labels what can be chosen as the admin of the chosen model does, by `chooser_label`."""

    form = LoadedForm

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            # What a form points to is added or mended from there, never deleted.
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", LoadedSelect(db_field, self.admin_site))
        return self._labelled(super().formfield_for_foreignkey(db_field, request, **kwargs))

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", LoadedSelectMultiple(db_field, self.admin_site))
        return self._labelled(super().formfield_for_manytomany(db_field, request, **kwargs))

    def _labelled(self, field):
        if field is not None:
            target = self.admin_site._registry.get(field.queryset.model)
            field.label_from_instance = getattr(target, "chooser_label", str)
        return field


class DeskAutocomplete(AutocompleteJsonView):
    """Answers with the label the model's admin gives, which tells namesakes apart."""

    def serialize_result(self, obj, to_field_name):
        label = getattr(self.model_admin, "chooser_label", str)
        return super().serialize_result(obj, to_field_name) | {"text": label(obj)}
