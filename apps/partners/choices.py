"""The words agreements and occasions choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementKind(models.TextChoices):
    STRATEGIC = "strategic", _("Strategic cooperation agreement")
    FRAMEWORK = "framework", _("Framework agreement")
    MOU = "mou", _("Memorandum of understanding")
    LETTER_OF_INTENT = "letter-of-intent", _("Letter of intent")
    CONTRACT = "contract", _("Contract")
    JOINT_VENTURE = "joint-venture", _("Joint venture agreement")
    SUPPLEMENTARY = "supplementary", _("Supplementary agreement")
    OTHER = "other", _("Agreement")


class DatePrecision(models.TextChoices):
    DAY = "day", _("Day")
    MONTH = "month", _("Month")
    YEAR = "year", _("Year")
    UNKNOWN = "unknown", _("Unknown")


class Renewal(models.TextChoices):
    UNKNOWN = "unknown", _("Unknown")
    NONE = "none", _("Ends at its expiry")
    AUTOMATIC = "automatic", _("Renews unless notice is given")
    ON_REQUEST = "on-request", _("Renews if both sides agree")


class AgreementStatus(models.TextChoices):
    """Computed at a date, never stored."""

    DRAFT = "draft", _("Not signed")
    SIGNED = "signed", _("Signed, not yet in force")
    IN_FORCE = "in-force", _("In force")
    NOTICE = "notice", _("In notice window")
    EXPIRED = "expired", _("Expired")
    ENDED = "ended", _("Ended")
    SUPERSEDED = "superseded", _("Replaced")
    TERM_UNKNOWN = "term-unknown", _("Term not known")


class OccasionKind(models.TextChoices):
    CEREMONY = "ceremony", _("Signing ceremony")
    VISIT = "visit", _("Visit")
    MEETING = "meeting", _("Meeting")


class Role(models.TextChoices):
    """What a person did, in the order in which a page shows it."""

    SIGNED = "signed", _("Signed")
    ATTENDED = "attended", _("Attended")
    WITNESSED = "witnessed", _("Witnessed")
    SPOKE = "spoke", _("Spoke")
