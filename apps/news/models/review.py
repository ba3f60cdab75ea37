from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.org.constraints import WriteOnce
from apps.org.texts import in_some_language

from ..choices import Decision
from ..querysets import ReviewStageQuerySet
from .category import Category
from .revision import Revision


class ReviewStage(models.Model):
    """One step of the review chain, signed by members of a group."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("What reviewers and the sign-off sheet call it.")
    )
    group = models.ForeignKey(
        Group,
        on_delete=models.PROTECT,
        related_name="review_stages",
        verbose_name=_("group"),
        help_text=_("Who may sign this stage."),
    )
    category = models.ForeignKey(
        Category,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="review_stages",
        verbose_name=_("category"),
        help_text=_("Empty: the chain of all categories without their own."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), help_text=_("1 is signed first. Stages of one chain have different numbers.")
    )
    is_retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("No text is asked to pass it any more; what it has signed keeps its name."),
    )

    objects = ReviewStageQuerySet.as_manager()

    class Meta:
        verbose_name = _("review stage")
        verbose_name_plural = _("review stages")
        constraints = [
            in_some_language(
                "name",
                name="news_stage_has_a_name",
                violation_error_message=_("Give the name in one language at least."),
            ),
            models.UniqueConstraint(
                fields=["category", "position"],
                condition=Q(is_retired=False),
                name="news_stage_order_in_category",
                violation_error_message=_("Another stage has this place in the order."),
            ),
            models.UniqueConstraint(
                fields=["position"],
                condition=Q(category__isnull=True, is_retired=False),
                name="news_stage_order_by_default",
                violation_error_message=_("Another stage has this place in the order."),
            ),
        ]

    def __str__(self):
        return self.name or str(self.position)


class Signature(models.Model):
    """One person's decision on exactly one text. Revisions never change, so neither does this."""

    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="signatures", verbose_name=_("revision")
    )
    stage = models.ForeignKey(
        ReviewStage, on_delete=models.PROTECT, related_name="signatures", verbose_name=_("stage")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="signatures",
        verbose_name=_("by"),
    )
    decision = models.CharField(_("decision"), max_length=10, choices=Decision)
    comment = models.TextField(_("comment"), blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "stage"], name="news_stage_signed_once_per_text"
            ),
            models.UniqueConstraint(fields=["revision", "by"], name="news_nobody_signs_two_stages"),
            models.CheckConstraint(
                condition=Q(decision=Decision.APPROVED) | ~Q(comment=""),
                name="news_return_has_a_comment",
                violation_error_message=_("Say what is to be changed."),
            ),
            WriteOnce(
                fields=["revision", "stage", "by", "decision", "comment", "at"],
                name="news_signature_never_changes",
            ),
        ]

    def __str__(self):
        return f"{self.stage}: {self.by}"
