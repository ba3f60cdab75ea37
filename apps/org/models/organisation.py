from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..choices import OrganisationKind
from ..querysets import OrganisationQuerySet
from ..texts import in_some_language
from ..trees import require_no_cycle


class Organisation(models.Model):
    """A company, university or authority; exactly one is home, that is, us."""

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("A short fixed name in Latin letters, used in addresses and register files."),
    )
    name = models.CharField(_("legal name"), max_length=200)
    kind = models.CharField(
        _("kind"), max_length=20, choices=OrganisationKind, default=OrganisationKind.COMPANY
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    is_home = models.BooleanField(
        _("this is us"),
        default=False,
        help_text=_("The organisation this newsroom speaks for. Exactly one."),
    )
    website = models.URLField(_("website"), blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            in_some_language(
                "name",
                name="org_organisation_has_a_name",
                violation_error_message=_("Give the name in one language at least."),
            ),
            models.UniqueConstraint(
                fields=["is_home"],
                condition=Q(is_home=True),
                name="org_one_home_organisation",
                violation_error_message=_("Another organisation is home."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="org_organisation_not_its_own_parent",
            ),
        ]

    def __str__(self):
        return self.name or self.key

    def get_absolute_url(self):
        """Of its page among our partners; ours are our departments."""
        if self.is_home:
            return reverse("org:departments")
        return reverse("partners:partner", args=[self.key])

    def clean(self):
        require_no_cycle(self, "parent")


class ShortName(models.Model):
    """What texts call an organisation. Two organisations may share one."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="short_names",
        verbose_name=_("organisation"),
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    name = models.CharField(_("short name"), max_length=100)

    class Meta:
        verbose_name = _("short name")
        verbose_name_plural = _("short names")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "language", "name"], name="org_short_name_once"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="org_short_name_not_empty"),
        ]

    def __str__(self):
        return self.name
