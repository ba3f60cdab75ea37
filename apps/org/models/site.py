from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..phones import dial
from .organisation import Organisation
from .picture import Picture


class SiteIdentity(models.Model):
    """Who this site is: one row, shown on every page."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    organisation = models.OneToOneField(
        Organisation,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("home organisation"),
    )
    name = models.CharField(_("name of the newsroom"), max_length=120)
    boilerplate = models.TextField(
        _("about us"), blank=True, help_text=_("The paragraph about us that closes every release.")
    )
    icp_number = models.CharField(_("ICP number"), max_length=60, blank=True)
    icp_url = models.URLField(_("ICP link"), default="https://beian.miit.gov.cn/", blank=True)
    police_number = models.CharField(_("police filing number"), max_length=60, blank=True)
    police_url = models.URLField(_("police filing link"), blank=True)
    wechat_name = models.CharField(_("WeChat account"), max_length=80, blank=True)
    wechat_qr = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("WeChat QR code"),
    )
    press_contact_name = models.CharField(_("press contact"), max_length=120, blank=True)
    press_contact_phone = models.CharField(_("press telephone"), max_length=40, blank=True)
    press_contact_email = models.EmailField(_("press e-mail"), blank=True)
    copyright_year = models.PositiveSmallIntegerField(_("copyright year"), null=True, blank=True)
    grey_from = models.DateField(
        _("grey from"),
        null=True,
        blank=True,
        help_text=_("On days of mourning the whole site is shown without colour."),
    )
    grey_until = models.DateField(_("grey until"), null=True, blank=True)

    class Meta:
        verbose_name = _("site identity")
        verbose_name_plural = _("site identity")
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="org_one_site_identity"),
            models.CheckConstraint(
                condition=Q(grey_from__lte=F("grey_until")),
                name="org_grey_from_before_until",
                violation_error_message=_("“From” is after “until”."),
            ),
        ]

    def __str__(self):
        return self.name or str(_("site identity"))

    @property
    def press_contact_dial(self) -> str:
        return dial(self.press_contact_phone)

    def is_grey(self, on) -> bool:
        return bool(self.grey_from and self.grey_until) and self.grey_from <= on <= self.grey_until
