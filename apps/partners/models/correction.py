from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.org.constraints import WriteOnce
from apps.org.texts import Wording, in_some_language, translated, worded

from ..querysets import RegisterCorrectionQuerySet
from .agreement import Agreement
from .occasion import Occasion


class RegisterCorrection(models.Model):
    """What readers are told where a public fact of an agreement or occasion was wrong."""

    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("agreement"),
    )
    occasion = models.ForeignKey(
        Occasion,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("occasion"),
    )
    note = models.TextField(
        _("correction"),
        blank=True,
        help_text=_("For readers: what was wrong, what is right."),
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))

    objects = RegisterCorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction of the register")
        verbose_name_plural = _("corrections of the register")
        indexes = [models.Index(fields=["-at", "-id"], name="partners_corrections_newest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement__isnull=True, occasion__isnull=False)
                | Q(agreement__isnull=False, occasion__isnull=True),
                name="partners_correction_of_one_thing",
            ),
            in_some_language(
                "note",
                name="partners_correction_says_what",
                violation_error_message=_("Tell readers what was wrong and what is right."),
            ),
            WriteOnce(
                fields=["agreement", "occasion", *translated("note"), "at"],
                may_clear=["by"],
                name="partners_correction_stands",
            ),
        ]

    def __str__(self):
        return str(self.text)

    @property
    def text(self) -> Wording:
        return worded(self, "note")
