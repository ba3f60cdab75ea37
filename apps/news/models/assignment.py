from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..querysets import AssignmentQuerySet
from .article import Article
from .review import ReviewStage


class Assignment(models.Model):
    """Who is asked to sign a stage of an article, and by when; others of its group still may."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("article")
    )
    stage = models.ForeignKey(
        ReviewStage, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("stage")
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="assignments",
        verbose_name=_("reviewer"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "stage"], name="news_one_assignment_per_stage"
            ),
        ]

    def __str__(self):
        return f"{self.stage}: {self.to}"
