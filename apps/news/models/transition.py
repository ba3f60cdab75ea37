from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.constraints import WriteOnce

from ..choices import Action, State
from ..querysets import PartQuerySet
from .article import Article
from .revision import Revision


class Transition(models.Model):
    """Something that happened to an article: its history, and what notices tell of.

    `revision` is the text it happened to. Not every one changes the state.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="transitions", verbose_name=_("article")
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.RESTRICT, null=True, related_name="+", verbose_name=_("revision")
    )
    action = models.CharField(_("what happened"), max_length=12, choices=Action)
    from_state = models.CharField(
        pgettext_lazy("of a state", "from"), max_length=12, choices=State, blank=True
    )
    to_state = models.CharField(pgettext_lazy("of a state", "to"), max_length=12, choices=State)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    reason = models.TextField(_("reason"), blank=True)
    is_override = models.BooleanField(_("review overridden"), default=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("history")
        indexes = [
            models.Index(fields=["article", "-id"], name="news_transition_history"),
            models.Index(fields=["action", "at"], name="news_transition_by_moment"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_override=False) | ~Q(reason=""), name="news_override_has_a_reason"
            ),
            WriteOnce(
                fields=[
                    "article",
                    "revision",
                    "action",
                    "from_state",
                    "to_state",
                    "at",
                    "reason",
                    "is_override",
                ],
                may_clear=["by"],
                name="news_log_never_changes",
            ),
        ]

    def __str__(self):
        return self.get_action_display()
