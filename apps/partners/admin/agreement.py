from functools import partial

from django.contrib import admin
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from apps.org.admin.base import RegisterAdmin, abreast, bilingual
from apps.org.texts import translated
from apps.org.trays import Line, Tray, moment

from ..choices import AgreementStatus, DatePrecision
from ..models import Agreement
from .corrections import TellsReaders
from .document import document
from .party import PartyInline, SignatoryInline
from .titles import FillsTitles

PRECISION_FORMATS = {DatePrecision.MONTH: "%Y-%m", DatePrecision.YEAR: "%Y"}


class StatusToday(admin.SimpleListFilter):
    title = _("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return AgreementStatus.choices

    def queryset(self, request, queryset):
        return queryset.filter(status=self.value()) if self.value() else queryset


def _until(agreement):
    return Line(str(agreement), gettext("until %(day)s") % {"day": moment(agreement.expires_on)})


@admin.register(Agreement)
class AgreementAdmin(TellsReaders, FillsTitles, RegisterAdmin):
    desk_position = 10
    desk_trays = (
        Tray(
            150,
            _("Agreements in their notice window"),
            _("No agreement is in its notice window."),
            f"status={AgreementStatus.NOTICE}",
            lambda agreements, user: agreements.filter(status=AgreementStatus.NOTICE),
            ("expires_on", "pk"),
            _until,
        ),
    )

    # List

    list_display = ["names", "parties_in_order", "kind", "signed", "status_today", "is_public"]
    list_filter = [StatusToday, "kind", "is_public"]
    search_fields = [
        *translated("title"),
        "reference",
        *(f"parties__organisation__{name}" for name in translated("name")),
    ]
    ordering = ["-signed_on", "-pk"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_status().with_parties()

    @admin.display(description=pgettext_lazy("of an agreement", "title"), ordering="title")
    def names(self, agreement):
        return bilingual(agreement, "title")

    @admin.display(description=_("parties"))
    def parties_in_order(self, agreement):
        return " · ".join(str(party.organisation) for party in agreement.parties.all())

    @admin.display(description=_("signed on"), ordering="signed_on")
    def signed(self, agreement):
        if agreement.signed_on is None:
            return "–"
        shape = PRECISION_FORMATS.get(agreement.signed_precision, "%Y-%m-%d")
        return agreement.signed_on.strftime(shape)

    @admin.display(description=_("status today"), ordering="status")
    def status_today(self, agreement):
        if agreement.pk is None:
            return "–"
        status = AgreementStatus(agreement.status)
        return format_html('<span class="status status-{}">{}</span>', status.value, status.label)

    # Form

    prepopulated_fields = {"reference": ["title_en"]}
    fieldsets = [
        (
            _("What was agreed"),
            {"fields": [abreast("title"), ("kind", "reference"), "areas", "status_today"]},
        ),
        (_("When"), {"fields": [("signed_on", "signed_precision"), "occasions_held"]}),
        (
            _("Term"),
            {
                "fields": [
                    ("effective_on", "expires_on", "is_open_ended"),
                    ("renewal", "notice_days"),
                    ("ended_on", "end_reason"),
                    ("supplements", "replaces"),
                ]
            },
        ),
        (_("Who owns it"), {"fields": [("owner", "document")]}),
        (_("Public"), {"fields": ["is_public"]}),
    ]
    readonly_fields = ["status_today", "occasions_held"]
    autocomplete_fields = ["areas", "owner", "supplements", "replaces"]

    def get_inlines(self, request, obj):
        """Who signed is asked once there are parties to sign for."""
        return [PartyInline, SignatoryInline] if obj else [PartyInline]

    @admin.display(description=_("occasions"))
    def occasions_held(self, agreement):
        if agreement.pk is None:
            return _("Save the agreement; then say at which ceremony it was signed, and by whom.")
        links = [
            (reverse("admin:partners_occasion_change", args=[occasion.pk]), occasion)
            for occasion in agreement.occasions.newest_first()
        ]
        add = f"{reverse('admin:partners_occasion_add')}?agreements={agreement.pk}"
        return format_html(
            '<ul class="uses">{}<li><a class="addlink" href="{}">{}</a></li></ul>',
            format_html_join("", '<li><a href="{}">{}</a></li>', links),
            add,
            _("Add an occasion"),
        )

    # The document

    def get_urls(self):
        view = self.admin_site.admin_view(partial(document, admin=self))
        return [
            path("documents/<path:name>", view, name="partners_agreement_document"),
            *super().get_urls(),
        ]

    def get_view_on_site_url(self, obj=None):
        shown = obj is not None and obj.is_public and obj.signed_on is not None
        return super().get_view_on_site_url(obj) if shown else None
