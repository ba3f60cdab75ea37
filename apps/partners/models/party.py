from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.constraints import SameOwner
from apps.org.models import Organisation, Person, Post
from apps.org.texts import Wording, in_some_language, worded

from .agreement import Agreement


class Party(models.Model):
    """One side of an agreement."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="parties", verbose_name=_("agreement")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="parties",
        verbose_name=_("organisation"),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    printed_name = models.CharField(
        _("name as printed"),
        max_length=200,
        blank=True,
        help_text=_("As the agreement prints it, where that differs from the register."),
    )

    # Why two of one agreement can't be made one, where two organisations are merged.
    never_one = _("Both are parties of this agreement, so they are two organisations.")

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation"],
                name="partners_party_once_per_agreement",
                violation_error_message=_("This party is listed twice."),
            ),
            models.UniqueConstraint(fields=["id", "agreement"], name="partners_party_of_agreement"),
        ]

    def __str__(self):
        return self.printed_name or str(self.organisation)

    @property
    def name(self) -> Wording:
        return worded(self, "printed_name") or worded(self.organisation)


class Credit(models.Model):
    """A person as a text printed them on the day: never rendered with today's title."""

    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s_set",
        verbose_name=_("person"),
    )
    printed_name = models.CharField(
        pgettext_lazy("of a person", "name as printed"),
        max_length=120,
        blank=True,
        help_text=_("Only where it differs from the register, or the person is not in it."),
    )
    printed_titles = models.TextField(
        _("titles as printed"),
        blank=True,
        help_text=_("One title a line, as printed on the day. Empty: filled in from the register."),
    )
    posts = models.ManyToManyField(
        Post,
        blank=True,
        related_name="%(class)s_set",
        verbose_name=_("posts"),
        help_text=_("The posts those titles refer to."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.name)

    @property
    def name(self) -> Wording:
        printed = worded(self, "printed_name")
        return printed or (worded(self.person) if self.person else printed)

    @property
    def titles(self) -> list[Wording]:
        return worded(self, "printed_titles").lines()


class Signatory(Credit):
    """Who signed for a party. May be unnamed: “the executive mayor”."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="signatories", verbose_name=_("agreement")
    )
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, related_name="signatories", verbose_name=_("party")
    )
    on_behalf_of = models.CharField(
        _("on behalf of"),
        max_length=200,
        blank=True,
        help_text=_("As printed, where it differs from the party."),
    )

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        constraints = [
            SameOwner(
                link="party", owner="agreement", name="partners_signatory_party_of_agreement"
            ),
            models.UniqueConstraint(
                fields=["party", "person"], name="partners_signatory_once_per_party"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | in_some_language("printed_titles", name="").condition
                | in_some_language("printed_name", name="").condition,
                name="partners_signatory_is_somebody",
                violation_error_message=_("Choose the person, or give the title as printed."),
            ),
        ]

    @property
    def for_whom(self) -> Organisation:
        return self.party.organisation

    @property
    def day(self) -> date | None:
        return self.agreement.signed_on
