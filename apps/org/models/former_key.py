from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .department import Department
from .organisation import Organisation
from .person import Person

KINDS = ("person", "organisation", "department")


def _of(kind: str) -> Q:
    """Exactly this one is named."""
    return Q(**{f"{other}__isnull": other != kind for other in KINDS})


def _merged(model):
    return models.ForeignKey(
        model, on_delete=models.CASCADE, null=True, related_name="former_keys",
        verbose_name=model._meta.verbose_name,
    )  # fmt: skip


class FormerKey(models.Model):
    """What the address of an entry ended in that was merged: it leads on to the one that stayed.

    Of a department that is its number.
    """

    key = models.SlugField(_("key"), max_length=80)
    person = _merged(Person)
    organisation = _merged(Organisation)
    department = _merged(Department)

    class Meta:
        verbose_name = _("former key")
        verbose_name_plural = _("former keys")
        constraints = [
            models.CheckConstraint(
                condition=_of("person") | _of("organisation") | _of("department"),
                name="org_former_key_of_one",
            ),
            *(
                models.UniqueConstraint(
                    fields=["key"],
                    condition=Q(**{f"{kind}__isnull": False}),
                    name=f"org_former_key_once_per_{kind}",
                )
                for kind in KINDS
            ),
        ]

    def __str__(self):
        return self.key
