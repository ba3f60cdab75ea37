from secrets import token_urlsafe

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import PreviewLinkQuerySet
from ..tokens import token_of
from .article import Article


class PreviewLink(models.Model):
    """Lets somebody without an account read the latest text of an article, for a time.

    The address holds `key`, signed; the row counts who came and can be revoked.
    """

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="preview_links",
        verbose_name=_("article"),
    )
    key = models.CharField(max_length=43, unique=True, default=token_urlsafe, editable=False)
    given_to = models.CharField(
        _("for"), max_length=120, help_text=_("Who gets it, so that you know which to revoke.")
    )
    may_comment = models.BooleanField(_("may comment"), default=False)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("made at"), editable=False)
    times_opened = models.PositiveIntegerField(_("opened"), default=0, editable=False)
    last_opened_at = models.DateTimeField(_("last opened"), null=True, editable=False)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        constraints = [
            models.CheckConstraint(
                condition=Q(created_at__lt=F("expires_at")), name="news_preview_link_lasts"
            ),
        ]

    def __str__(self):
        return self.given_to

    def get_absolute_url(self):
        return reverse("preview", args=[self.token])

    @property
    def token(self) -> str:
        """What its address holds; the same whenever it is asked for."""
        return token_of(self.key)

    @property
    def has_expired(self) -> bool:
        return self.expires_at <= timezone.now()

    @property
    def opens(self) -> bool:
        return self.revoked_at is None and not self.has_expired
