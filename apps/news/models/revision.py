from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.constraints import WriteOnce
from apps.org.models import Department, Organisation, Person, Picture
from apps.partners.models import Agreement, Occasion

from ..choices import ChangeKind
from ..querysets import RevisionQuerySet
from .article import Article


def _about(model, verbose_name):
    return models.ManyToManyField(
        model, blank=True, related_name="revisions", verbose_name=verbose_name
    )


class Revision(models.Model):
    """One text of an article, with what it is about: the panel of facts is made from that.

    Never changed, never deleted: every save is a new one, and a signature is for all of it.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="revisions", verbose_name=_("article")
    )
    number = models.PositiveIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True, max_length=600)
    dateline = models.CharField(pgettext_lazy("of a dateline", "place"), max_length=120, blank=True)
    dated_on = models.DateField(_("date of the release"), null=True, blank=True)
    body = models.TextField(_("text"), blank=True)
    lead_picture = models.ForeignKey(
        Picture,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lead_of",
        verbose_name=_("lead picture"),
    )
    agreements = _about(Agreement, _("agreements"))
    occasions = _about(Occasion, _("occasions"))
    people = _about(Person, _("people"))
    organisations = _about(Organisation, _("organisations"))
    departments = _about(Department, _("departments"))
    change_kind = models.CharField(
        _("kind of change"), max_length=12, choices=ChangeKind, default=ChangeKind.MINOR
    )
    change_note = models.TextField(_("note to readers"), blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="revisions",
        verbose_name=_("author"),
    )
    created_at = models.DateTimeField(_("saved at"))
    based_on = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("written from"),
        help_text=_("The text its author had before them; not the latest where two wrote at once."),
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="news_revision_number_once"),
            models.UniqueConstraint(fields=["id", "article"], name="news_revision_of_article"),
            models.CheckConstraint(condition=~Q(title=""), name="news_revision_has_a_title"),
            models.CheckConstraint(
                condition=~Q(change_kind__in=[ChangeKind.UPDATE, ChangeKind.CORRECTION])
                | ~Q(change_note=""),
                name="news_update_and_correction_have_a_note",
                violation_error_message=_("Tell readers what has changed."),
            ),
            WriteOnce(
                fields=[
                    "article",
                    "number",
                    "title",
                    "summary",
                    "dateline",
                    "dated_on",
                    "body",
                    "lead_picture",
                    "change_kind",
                    "change_note",
                    "created_at",
                    "based_on",
                ],
                may_clear=["author"],
                name="news_revision_never_changes",
            ),
        ]

    def __str__(self):
        return f"{self.title} ({self.number})"
