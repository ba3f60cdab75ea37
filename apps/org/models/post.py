from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..constraints import SameOwner
from ..querysets import PostQuerySet
from ..texts import in_some_language
from .department import Department
from .organisation import Organisation
from .person import Person


class Post(models.Model):
    """A title somebody holds in an organisation from one day to another."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="posts", verbose_name=_("person")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="posts", verbose_name=_("organisation")
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("department"),
    )
    title = models.CharField(pgettext_lazy("of a person", "title"), max_length=200)
    rank = models.PositiveSmallIntegerField(
        _("rank"), default=100, help_text=_("Order of precedence: the smaller, the more senior.")
    )
    starts_on = models.DateField(
        _("from"), null=True, blank=True, help_text=_("Empty: since before our records.")
    )
    ends_on = models.DateField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("The last day. Empty: still held, as far as we know."),
    )
    is_public = models.BooleanField(
        _("public"),
        default=True,
        help_text=_("Shown on the site. Comes on by itself when a story about it is published."),
    )

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes = [models.Index(fields=["organisation", "rank"], name="org_post_protocol")]
        constraints = [
            in_some_language(
                "title",
                name="org_post_has_a_title",
                violation_error_message=_("Give the title in one language at least."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="org_post_from_before_until",
                violation_error_message=_("“From” is after “until”."),
            ),
            SameOwner(
                link="department", owner="organisation", name="org_post_department_of_organisation"
            ),
        ]

    def last_day(self, on: date | None = None) -> date | None:
        """Known to visitors once it is over: that somebody will leave may be no news yet."""
        is_over = self.ends_on and self.ends_on < (on or timezone.localdate())
        return self.ends_on if is_over else None

    def __str__(self):
        words = {"person": self.person, "title": self.title, "organisation": self.organisation}
        return gettext("%(person)s, %(title)s, %(organisation)s") % words
