from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..choices import OfficeKind, PhoneKind
from ..phones import dial
from ..querysets import OfficeQuerySet
from ..texts import in_some_language
from .organisation import Organisation


class Office(models.Model):
    """An address of an organisation, in the years it was one."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="offices",
        verbose_name=_("organisation"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OfficeKind, default=OfficeKind.BRANCH)
    name = models.CharField(_("name"), max_length=120)
    address = models.CharField(_("address"), max_length=300)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        verbose_name = _("office")
        verbose_name_plural = _("offices")
        constraints = [
            in_some_language(
                "address",
                name="org_office_has_an_address",
                violation_error_message=_("Give the address in one language."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="org_office_from_before_until",
                violation_error_message=_("“From” is after “until”."),
            ),
        ]

    def __str__(self):
        return self.name or self.address


class Phone(models.Model):
    """A telephone number of an office."""

    office = models.ForeignKey(
        Office, on_delete=models.CASCADE, related_name="phones", verbose_name=_("office")
    )
    label = models.CharField(_("label"), max_length=80, blank=True)
    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind"), max_length=20, choices=PhoneKind, default=PhoneKind.PUBLIC)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("telephone")
        verbose_name_plural = _("telephones")
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="org_phone_once_per_office"),
        ]

    def __str__(self):
        return self.number

    @property
    def is_public(self) -> bool:
        return self.kind == PhoneKind.PUBLIC

    @property
    def dial(self) -> str:
        """The number as a `tel:` link wants it, or "" where it can't be dialled from outside."""
        return dial(self.number) if self.is_public else ""
