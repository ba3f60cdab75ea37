from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.texts import in_some_language

from ..choices import Rhythm
from ..querysets import CategoryQuerySet


class Category(models.Model):
    """A section of the newsroom."""

    slug = models.SlugField(pgettext_lazy("on the web", "address"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    rhythm = models.PositiveSmallIntegerField(
        _("a new story at least every"),
        choices=Rhythm,
        default=Rhythm.NEWS,
        help_text=_("Without one for longer, the desk lists this category as gone stale."),
    )

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            in_some_language(
                "name",
                name="news_category_has_a_name",
                violation_error_message=_("Give the name in one language at least."),
            ),
        ]

    def __str__(self):
        return self.name or self.slug
