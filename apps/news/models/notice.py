from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..querysets import NoticeQuerySet
from .transition import Transition


class Notice(models.Model):
    """A line of the log on its way to one person: written with it, sent after it, once.

    `due_at` is the next moment to try: at once, with the person's digest, or later again where
    the mail server refused.
    """

    transition = models.ForeignKey(
        Transition, on_delete=models.CASCADE, related_name="notices", verbose_name=_("transition")
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="notices",
        verbose_name=_("to"),
    )
    due_at = models.DateTimeField(_("due"))
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    sent_at = models.DateTimeField(_("sent"), null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(sent_at__isnull=True), name="news_notices_to_send"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["transition", "to"], name="news_notice_once_each"),
        ]

    def __str__(self):
        return f"{self.to}: {self.transition}"
