from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..phones import dial
from ..querysets import LogoQuerySet
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
    icp_number = models.CharField(
        _("ICP number"),
        max_length=60,
        blank=True,
        help_text=_("Chinese law wants it at the foot of every page, as in “沪ICP备19030504号”."),
    )
    icp_url = models.URLField(
        _("ICP link"),
        default="https://beian.miit.gov.cn/",
        blank=True,
        help_text=_("The ministry’s own site; the law wants the number to lead there."),
    )
    police_number = models.CharField(
        _("police filing number"),
        max_length=60,
        blank=True,
        help_text=_("As in “沪公网安备 31010602001234号”. Leave it empty until it is given."),
    )
    police_url = models.URLField(
        _("police filing link"),
        blank=True,
        help_text=_("The page of the filing that the police give with the number."),
    )
    wechat_name = models.CharField(
        _("WeChat account"),
        max_length=80,
        blank=True,
        help_text=_("The name to search for in WeChat, for readers who can’t scan the code."),
    )
    wechat_qr = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("WeChat QR code"),
        help_text=_("A square picture of the code, with white around it."),
    )
    press_contact_name = models.CharField(
        _("press contact"),
        max_length=120,
        blank=True,
        help_text=_("A person or a desk. Journalists find it beside every story."),
    )
    press_contact_phone = models.CharField(
        _("press telephone"),
        max_length=40,
        blank=True,
        help_text=_("With the country code, as in “86-21-5663 7080”: it becomes a link."),
    )
    press_contact_email = models.EmailField(_("press e-mail"), blank=True)
    copyright_year = models.PositiveSmallIntegerField(
        _("copyright year"),
        null=True,
        blank=True,
        help_text=_("Printed as it is: it does not move on by itself."),
    )
    grey_from = models.DateField(
        _("grey from"),
        null=True,
        blank=True,
        help_text=_("On days of mourning the whole site is shown without colour."),
    )
    grey_until = models.DateField(
        _("grey until"), null=True, blank=True, help_text=_("The last such day, itself included.")
    )

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
            models.CheckConstraint(
                condition=Q(grey_from__isnull=True, grey_until__isnull=True)
                | Q(grey_from__isnull=False, grey_until__isnull=False),
                name="org_grey_from_with_until",
                violation_error_message=_("Give the first and the last day of mourning, or none."),
            ),
        ]

    def __str__(self):
        return self.name or str(_("site identity"))

    @property
    def has_press_contact(self) -> bool:
        return bool(self.press_contact_name or self.press_contact_phone or self.press_contact_email)

    @property
    def press_contact_dial(self) -> str:
        return dial(self.press_contact_phone)

    def is_grey(self, on) -> bool:
        return bool(self.grey_from and self.grey_until) and self.grey_from <= on <= self.grey_until


class Logo(models.Model):
    """A picture the press kit offers as our logo; its caption says when to use it."""

    site = models.ForeignKey(SiteIdentity, on_delete=models.CASCADE, related_name="logos")
    picture = models.ForeignKey(
        Picture, on_delete=models.PROTECT, related_name="+", verbose_name=_("picture")
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = LogoQuerySet.as_manager()

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")
        constraints = [models.UniqueConstraint(fields=["site", "picture"], name="org_logo_once")]

    def __str__(self):
        return str(self.picture)
