from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..querysets import BundleQuerySet


class Bundle(models.Model):
    """Articles that go live together or not at all: both languages of a story, say."""

    name = models.CharField(_("name"), max_length=120)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )
    created_at = models.DateTimeField(_("made at"), editable=False)

    objects = BundleQuerySet.as_manager()

    class Meta:
        verbose_name = _("joint release")
        verbose_name_plural = _("joint releases")

    def __str__(self):
        return self.name
