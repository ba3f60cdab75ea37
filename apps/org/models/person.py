from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..querysets import PersonQuerySet
from ..texts import in_some_language
from .picture import Picture


class Person(models.Model):
    """Somebody a release may name. What they are at a date is in their posts."""

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("A short fixed name in Latin letters, used in register files."),
    )
    name = models.CharField(
        pgettext_lazy("of a person", "name"),
        max_length=120,
        help_text=_(
            "As texts print it, without honorifics. Leave a language empty if you do not know it."
        ),
    )
    portrait = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="portrait_of",
        verbose_name=_("portrait"),
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            in_some_language(
                "name",
                name="org_person_has_a_name",
                violation_error_message=_("Give the name in one language at least."),
            ),
        ]

    def __str__(self):
        return self.name or self.key

    def get_absolute_url(self):
        return reverse("partners:person", args=[self.key])
