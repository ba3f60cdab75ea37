"""What visitors read of an agreement or occasion is not changed behind their back."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from apps.org.admin.base import abreast
from apps.org.texts import column_of, require_printable, translated

from ..corrections import Untold, correct, keep
from ..facts import public_facts


class NoteField(forms.CharField):
    """Several lines: browsers send them with an ending the editor did not type."""

    def __init__(self, language: str, label: str, help_text: str):
        widget = forms.Textarea(attrs={"rows": 3, "lang": language, "class": "lines"})
        super().__init__(required=False, label=label, help_text=help_text, widget=widget)
        self.validators.append(require_printable)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


def note_fields() -> dict[str, NoteField]:
    explained = _(
        "For readers: what was wrong, what is right. Wanted where a date, a name, a title, a side,"
        " a party or the kind changes that visitors read already; not where something unknown is"
        " filled in. It stays, with its date, on the pages and among the corrections."
    )
    return {
        column_of("correction", code): NoteField(
            code, _("Correction") + f" · {name}", "" if place else explained
        )
        for place, (code, name) in enumerate(settings.LANGUAGES)
    }


class ToldForm:
    """The part of a form that is asked what readers are told."""

    untold = ""  # what was refused when this was sent, if it was

    def clean(self):
        data = super().clean()
        if self.untold:
            self.add_error(translated("correction")[0], self.untold)
        return data

    @property
    def notes(self):
        given = zip(translated("note"), translated("correction"), strict=True)
        return {note: self.cleaned_data.get(column, "") for note, column in given}


class TellsReaders:
    """For admins of agreements and occasions: a public fact changes with a correction alone."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        base = kwargs.pop("form", self.form)
        asked = {"untold": getattr(request, "untold", ""), **note_fields()}
        kwargs["form"] = type(base.__name__, (ToldForm, base), asked)
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not type(obj).objects.public().filter(pk=obj.pk).exists():
            return fieldsets
        asked = (_("Correction"), {"fields": [abreast("correction")]})
        # What was refused is said at the top, where the eye is.
        return [asked, *fieldsets] if hasattr(request, "untold") else [*fieldsets, asked]

    def changeform_view(self, request, *args, **kwargs):
        """What readers have to be told is asked in the form, with all that was typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except Untold as refusal:
            request.untold = str(refusal)
        for file in request.FILES.values():
            file.seek(0)
        return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        stored = type(obj).objects.select_for_update().filter(pk=obj.pk).first()
        request.told = public_facts(stored) if stored else None
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        thing, notes = form.instance, form.notes
        is_kept = correct(thing, request.told, notes, by=request.user)
        if request.told and any(notes.values()) and not is_kept:
            keep(thing, notes, by=request.user)
