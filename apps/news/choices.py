"""The words of an article's life."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where the latest text of an article stands; an older text may be live beside it."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in-review", _("In review")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")
    SCHEDULED = "scheduled", _("Scheduled")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Action(models.TextChoices):
    """What happened to an article, whether its state changed by it or not."""

    DRAFTED = "drafted", _("Drafted")
    EDITED = "edited", _("Edited")
    RESTORED = "restored", _("An earlier text restored")
    CONFLICTED = "conflicted", _("Kept beside a newer text")
    SUBMITTED = "submitted", _("Submitted for review")
    ASSIGNED = "assigned", _("Assigned to a reviewer")
    SIGNED = "signed", _("Stage signed")
    APPROVED = "approved", _("Approved by all")
    RETURNED = "returned", _("Returned")
    SCHEDULED = "scheduled", _("Planned")
    UNSCHEDULED = "unscheduled", _("Taken off the plan")
    MISSED = "missed", _("Not published when planned")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CONFIDED = "confided", _("Limited to named staff")
    OPENED = "opened", _("Opened to all staff")


class Decision(models.TextChoices):
    APPROVED = "approved", _("Approved")
    RETURNED = "returned", _("Returned")


class ChangeKind(models.TextChoices):
    """What a text changes against the one that is live."""

    MINOR = "minor", _("Minor: no note")
    UPDATE = "update", _("Update: with a note")
    CORRECTION = "correction", _("Correction: what was wrong, what is right")


class Rhythm(models.IntegerChoices):
    """How many days a column may go without a new story before it counts as stale."""

    NEWS = 14, _("Two weeks: news")
    NOTICES = 183, _("Six months: notices")


class SearchKind(models.TextChoices):
    """What search finds, in the order in which a page shows it."""

    STORIES = "stories", _("Stories")
    AGREEMENTS = "agreements", _("Agreements")
    PEOPLE = "people", _("People")
    PARTNERS = "partners", _("Partners")
    DEPARTMENTS = "departments", _("Departments")
