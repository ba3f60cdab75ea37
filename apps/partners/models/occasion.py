from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.models import Department, Organisation
from apps.org.texts import Wording, in_some_language, worded

from ..choices import DatePrecision, OccasionKind, Role
from ..querysets import OccasionQuerySet
from .agreement import Agreement
from .party import Credit


class Occasion(models.Model):
    """A ceremony, visit or meeting: who was there, for which agreements."""

    key = models.SlugField(
        _("key"),
        max_length=80,
        unique=True,
        help_text=_("A short fixed name in Latin letters, used in register files."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=OccasionKind)
    title = models.CharField(pgettext_lazy("of an occasion", "title"), max_length=300)
    held_on = models.DateField(_("date"), null=True, blank=True)
    held_precision = models.CharField(
        _("known to the"), max_length=10, choices=DatePrecision, default=DatePrecision.DAY
    )
    held_until = models.DateField(_("until"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    agreements = models.ManyToManyField(
        Agreement, blank=True, related_name="occasions", verbose_name=_("agreements")
    )
    is_public = models.BooleanField(
        _("public"),
        default=False,
        help_text=_("Shown on the site. Comes on by itself when a story about it is published."),
    )

    objects = OccasionQuerySet.as_manager()

    class Meta:
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")
        constraints = [
            in_some_language(
                "title",
                name="partners_occasion_has_a_title",
                violation_error_message=_("Give the title in one language at least."),
            ),
            models.CheckConstraint(
                condition=Q(held_on__lte=F("held_until")),
                name="partners_occasion_from_before_until",
                violation_error_message=_("“Until” is before the date."),
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=True, held_precision=DatePrecision.UNKNOWN)
                | (Q(held_on__isnull=False) & ~Q(held_precision=DatePrecision.UNKNOWN)),
                name="partners_occasion_day_and_precision_agree",
                violation_error_message=_("Give the date, or choose “Unknown”."),
            ),
        ]

    def __str__(self):
        return self.title or self.key


class Attendance(Credit):
    """A person at an occasion, with all they did there."""

    occasion = models.ForeignKey(
        Occasion, on_delete=models.CASCADE, related_name="attendances", verbose_name=_("occasion")
    )
    side = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name=_("for"),
        help_text=_("The organisation the person was there for."),
    )
    attended = models.BooleanField(_("attended"), default=True)
    witnessed = models.BooleanField(_("witnessed"), default=False)
    spoke = models.BooleanField(_("spoke"), default=False)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "person"],
                name="partners_person_once_per_occasion",
                violation_error_message=_("This person is listed twice."),
            ),
            models.CheckConstraint(
                condition=Q(attended=True) | Q(witnessed=True) | Q(spoke=True),
                name="partners_attendance_has_a_role",
                violation_error_message=_("Say what the person did: attended, witnessed, spoke."),
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | in_some_language("printed_name", name="").condition
                | in_some_language("printed_titles", name="").condition,
                name="partners_attendance_is_somebody",
                violation_error_message=_("Choose the person, or give the name as printed."),
            ),
        ]

    @property
    def for_whom(self) -> Organisation | None:
        return self.side

    @property
    def day(self) -> date | None:
        return self.occasion.held_on

    @property
    def roles(self) -> list[Role]:
        held = {
            Role.ATTENDED: self.attended,
            Role.WITNESSED: self.witnessed,
            Role.SPOKE: self.spoke,
        }
        return [role for role, is_held in held.items() if is_held]


class DepartmentAttendance(models.Model):
    """A department that took part in an occasion."""

    occasion = models.ForeignKey(
        Occasion,
        on_delete=models.CASCADE,
        related_name="department_attendances",
        verbose_name=_("occasion"),
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        related_name="attendances",
        verbose_name=_("department"),
    )
    printed_name = models.CharField(_("name as printed"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("department at an occasion")
        verbose_name_plural = _("departments at an occasion")
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "department"],
                name="partners_department_once_per_occasion",
                violation_error_message=_("This department is listed twice."),
            ),
        ]

    def __str__(self):
        return self.printed_name or str(self.department)

    @property
    def name(self) -> Wording:
        return worded(self, "printed_name") or worded(self.department)

    @property
    def is_printed_otherwise(self) -> bool:
        """Did the department bear another name on the day?"""
        return self.name != worded(self.department)
