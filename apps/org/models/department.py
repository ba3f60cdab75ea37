from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..querysets import DepartmentQuerySet
from ..texts import in_some_language
from .organisation import Organisation


class Department(models.Model):
    """A unit of an organisation, ours or a partner's."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="departments",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=200)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    is_public = models.BooleanField(
        _("public"),
        default=True,
        help_text=_("Shown on the site. Comes on by itself when a story about it is published."),
    )

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        constraints = [
            in_some_language(
                "name",
                name="org_department_has_a_name",
                violation_error_message=_("Give the name in one language at least."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "name_en"], name="org_department_once_by_english_name"
            ),
            models.UniqueConstraint(
                fields=["organisation", "name_zh_hans"], name="org_department_once_by_chinese_name"
            ),
            models.UniqueConstraint(
                fields=["id", "organisation"], name="org_department_of_organisation"
            ),
        ]

    def __str__(self):
        return self.name or ""

    def get_absolute_url(self):
        return reverse("partners:department", args=[self.pk])
