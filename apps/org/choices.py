"""The words the register of organisations chooses from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    COMPANY = "company", _("Company")
    UNIVERSITY = "university", _("University")
    GOVERNMENT = "government", _("Government")
    INSTITUTE = "institute", _("Institute")
    ASSOCIATION = "association", _("Association")
    OTHER = "other", _("Other")


class OfficeKind(models.TextChoices):
    HEADQUARTERS = "headquarters", _("Headquarters")
    BRANCH = "branch", _("Branch")


class PhoneKind(models.TextChoices):
    """Only a public number can be dialled from outside, so only it becomes a link."""

    PUBLIC = "public", _("Public network")
    RAILWAY = "railway", _("Railway network")


class NoticeRhythm(models.TextChoices):
    """How often somebody wants mail about what happens at the desk."""

    AT_ONCE = "at-once", _("At once")
    DAILY = "daily", _("Once a day, in one mail")
    NEVER = "never", _("Never")
