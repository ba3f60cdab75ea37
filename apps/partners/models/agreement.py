from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from apps.org.models import Department
from apps.org.texts import Wording, worded
from apps.org.trees import require_no_cycle

from ..choices import AgreementKind, AgreementStatus, DatePrecision, Renewal
from ..documents import private_storage
from ..querysets import AgreementQuerySet
from .area import CooperationArea

DATE_ORDER = _("The agreement would end before it begins.")


class Agreement(models.Model):
    """What was agreed. Its status is computed at a date: `Agreement.objects.with_status(on)`."""

    reference = models.SlugField(
        _("reference"),
        max_length=80,
        unique=True,
        help_text=_("A short fixed name in Latin letters, used in addresses and register files."),
    )
    title = models.CharField(pgettext_lazy("of an agreement", "title"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signed_precision = models.CharField(
        _("known to the"),
        max_length=10,
        choices=DatePrecision,
        default=DatePrecision.DAY,
        help_text=_("Only the month known: give its first day and choose “Month”."),
    )
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    expires_on = models.DateField(
        _("expires on"),
        null=True,
        blank=True,
        help_text=_("Empty: the term is not known, or the agreement is open-ended."),
    )
    is_open_ended = models.BooleanField(_("open-ended"), default=False)
    renewal = models.CharField(
        _("renewal"), max_length=20, choices=Renewal, default=Renewal.UNKNOWN
    )
    notice_days = models.PositiveSmallIntegerField(_("notice period, days"), null=True, blank=True)
    ended_on = models.DateField(_("ended early on"), null=True, blank=True)
    end_reason = models.CharField(_("reason for the end"), max_length=300, blank=True)
    supplements = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="supplementary",
        verbose_name=_("supplements"),
    )
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replacements",
        verbose_name=_("replaces"),
    )
    areas = models.ManyToManyField(
        CooperationArea, blank=True, related_name="agreements", verbose_name=_("areas")
    )
    owner = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("owning department"),
    )
    document = models.FileField(
        _("document"),
        upload_to="%Y/",
        storage=private_storage,
        blank=True,
        help_text=_("For staff; never shown to visitors."),
    )
    is_public = models.BooleanField(
        _("public"),
        default=False,
        help_text=_("Shown on the site. Comes on by itself when a story about it is published."),
    )

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        indexes = [
            models.Index(fields=["is_public", "-signed_on", "-id"], name="partners_public_newest")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_on__lte=F("expires_on")),
                name="partners_effective_before_expiry",
                violation_error_message=DATE_ORDER,
            ),
            models.CheckConstraint(
                condition=Q(signed_on__lte=F("expires_on")),
                name="partners_signed_before_expiry",
                violation_error_message=DATE_ORDER,
            ),
            models.CheckConstraint(
                condition=Q(signed_on__lte=F("ended_on")),
                name="partners_signed_before_end",
                violation_error_message=DATE_ORDER,
            ),
            models.CheckConstraint(
                condition=Q(signed_on__isnull=True, signed_precision=DatePrecision.UNKNOWN)
                | (Q(signed_on__isnull=False) & ~Q(signed_precision=DatePrecision.UNKNOWN)),
                name="partners_signing_day_and_precision_agree",
                violation_error_message=_("Give the day of signing, or choose “Unknown”."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | ~Q(end_reason=""),
                name="partners_end_has_a_reason",
                violation_error_message=_("Say why the agreement ended."),
            ),
            models.CheckConstraint(
                condition=Q(is_open_ended=False) | Q(expires_on__isnull=True),
                name="partners_open_ended_has_no_expiry",
                violation_error_message=_("Open-ended, or an expiry: not both."),
            ),
            models.CheckConstraint(
                condition=Q(supplements__isnull=True) | ~Q(supplements=F("id")),
                name="partners_not_its_own_supplement",
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("id")),
                name="partners_not_its_own_replacement",
            ),
        ]

    def __str__(self):
        return self.title or self.reference

    def get_absolute_url(self):
        return reverse("partners:agreement", args=[self.reference])

    @property
    def partner_names(self) -> list[Wording]:
        """The parties other than us, in order; after `with_parties()` no query."""
        return [party.name for party in self.parties.all() if not party.organisation.is_home]

    @property
    def with_whom(self) -> str:
        """The partners for a page, each marked where its name is in another language."""
        names = format_html_join(gettext(", "), "{}", ([name] for name in self.partner_names))
        return names or worded(self, "title") or self.reference

    @property
    def status_label(self) -> str:
        """The status at the day `with_status()` or `with_public_status()` was asked for."""
        return AgreementStatus(self.status).label

    def clean(self):
        require_no_cycle(self, "supplements")
        require_no_cycle(self, "replaces")
