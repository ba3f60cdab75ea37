from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.org.texts import in_some_language

from ..querysets import CooperationAreaQuerySet


class CooperationArea(models.Model):
    """A field of cooperation; one vocabulary for all agreements."""

    key = models.SlugField(_("key"), max_length=80, unique=True, allow_unicode=True)
    name = models.CharField(_("name"), max_length=120)

    objects = CooperationAreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("cooperation area")
        verbose_name_plural = _("cooperation areas")
        constraints = [
            in_some_language(
                "name",
                name="partners_area_has_a_name",
                violation_error_message=_("Give the name in one language at least."),
            ),
        ]

    def __str__(self):
        return self.name or self.key
