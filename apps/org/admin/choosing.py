"""Choosing another entry of the register by typing part of its name."""

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError

LONGEST_ID = 18  # digits: a longer number may be more than a database can compare


def is_id(value) -> bool:
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID


class LoadedOptions:
    """Shows what was loaded with the row, so that ten rows need no more queries than one."""

    loaded = ()

    def optgroups(self, name, value, attrs=None):
        value = [pk for pk in value if is_id(pk)]
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
    def build_attrs(self, base_attrs, extra_attrs=None):
        """Each choice has its own cross: one for all would stand in the list as no item of it."""
        return super().build_attrs(base_attrs, extra_attrs) | {"data-allow-clear": "false"}


class Choices(forms.ModelMultipleChoiceField):
    """Refuses a forged number that is too long for the database to compare."""

    def _check_values(self, value):
        for pk in value:
            if len(str(pk)) > LONGEST_ID:
                message = self.error_messages["invalid_choice"]
                raise ValidationError(message, code="invalid_choice", params={"value": pk})
        return super()._check_values(value)


class LoadedForm(forms.ModelForm):
    """Hands its choosers what came with the row: select it in the inline's `get_queryset`.

    Whether a row is public is written only where the editor changed it: a story that went out
    while the form was open has made it public.
    """

    @property
    def source(self):
        """The row whose links the form shows."""
        return self.instance

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"label_suffix": ""} | kwargs))
        if "is_public" in self.fields:
            self.fields["is_public"].show_hidden_initial = True
        if self.instance._state.adding:
            return
        for name, field in self.fields.items():
            chooser = getattr(field.widget, "widget", field.widget)
            if isinstance(chooser, LoadedOptions):
                value = getattr(self.source, name)
                many = chooser.allow_multiple_selected
                chooser.loaded = list(value.all()) if many else [value] if value else []

    def _post_clean(self):
        super()._post_clean()
        is_untouched = "is_public" in self.fields and "is_public" not in self.changed_data
        if is_untouched and not self.instance._state.adding:
            # Django neither saves a field that is not loaded nor shows another value than stored.
            self.instance.__dict__.pop("is_public", None)


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
        kwargs.setdefault("form_class", Choices)
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
