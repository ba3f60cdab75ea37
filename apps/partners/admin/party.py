from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from apps.org.admin.base import RegisterFormSet, RegisterInline, abreast
from apps.org.texts import translated

from ..models import Party, Signatory
from .credit import CreditInline


class PartyFormSet(RegisterFormSet):
    """Two parties or more, all distinct."""

    def clean(self):
        going = [form.instance for form in self.forms if self._should_delete_form(form)]
        kept = [form for form in self.forms if form.instance not in going]
        given = [form.cleaned_data.get("organisation") for form in kept]
        parties = [organisation for organisation in given if organisation]
        if len(set(parties)) < len(parties):
            raise ValidationError(_("The same party is listed twice."))
        if len(parties) < 2:
            raise ValidationError(_("An agreement has two parties or more."))
        if any(party.pk and party.signatories.exists() for party in going):
            raise ValidationError(_("Somebody signed for this party: remove the signatory first."))
        super().clean()


class PartyInline(RegisterInline):
    model = Party
    formset = PartyFormSet
    fields = ["organisation", *translated("printed_name"), "position"]
    autocomplete_fields = ["organisation"]

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else 2

    def get_queryset(self, request):
        parties = super().get_queryset(request).select_related("organisation")
        return parties.order_by("position", "pk")


class SignatoryInline(CreditInline):
    """Who signed for one of the parties that are saved already."""

    model = Signatory
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("party", "person", "on_behalf_of"),
                    abreast("printed_titles"),
                    (*abreast("printed_name"), "position"),
                    "posts",
                ],
            },
        )
    ]
    autocomplete_fields = ["person", "posts"]

    def get_formset(self, request, obj=None, **kwargs):
        self.agreement = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name != "party":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        parties = Party.objects.filter(agreement=self.agreement).select_related("organisation")
        field = super().formfield_for_foreignkey(db_field, request, queryset=parties, **kwargs)
        # Listed once for all rows.
        field.choices = [("", "---------")] + [(party.pk, str(party)) for party in parties]
        return field
