from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.constraints import SameOwner, WriteOnce
from apps.org.models import Organisation

from ..choices import State
from ..querysets import ArticleQuerySet
from .bundle import Bundle
from .category import Category

TAKEN = {"in"}  # /news/in/… are the categories


class Article(models.Model):
    """An address: language and slug. Its texts are revisions.

    Visitors read `live`; editors see `latest`. The same slug in another language is the same
    story. All moves between states are in `workflow.py`.
    """

    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    slug = models.SlugField(
        pgettext_lazy("on the web", "address"),
        max_length=120,
        help_text=_(
            "The last part of the address. The same in the other language for the same story."
        ),
    )
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, related_name="articles", verbose_name=_("category")
    )
    state = models.CharField(
        _("state"), max_length=12, choices=State, default=State.DRAFT, editable=False
    )
    live = models.OneToOneField(
        "news.Revision",
        on_delete=models.RESTRICT,
        null=True,
        editable=False,
        related_name="live_of",
        verbose_name=_("live"),
    )
    latest = models.OneToOneField(
        "news.Revision",
        on_delete=models.RESTRICT,
        null=True,
        editable=False,
        related_name="latest_of",
        verbose_name=_("latest"),
    )
    first_published_at = models.DateTimeField(_("first published"), null=True, editable=False)
    published_on = models.DateField(_("date"), null=True, editable=False)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True, editable=False)
    withdraw_at = models.DateTimeField(_("withdraw at"), null=True, blank=True, editable=False)
    withdrawal_reason = models.CharField(
        _("reason for withdrawal"), max_length=300, blank=True, editable=False
    )
    planned_reason = models.CharField(
        _("reason for the planned withdrawal"), max_length=300, blank=True, editable=False
    )
    missed_at = models.DateTimeField(_("missed its moment"), null=True, blank=True, editable=False)
    bundle = models.ForeignKey(
        Bundle,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        verbose_name=_("joint release"),
    )
    is_confidential = models.BooleanField(_("confidential"), default=False, editable=False)
    confidants = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("named staff"),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        permissions = [
            ("publish_article", _("Can publish an approved article")),
            ("withdraw_article", _("Can withdraw a published article")),
        ]
        indexes = [
            models.Index(
                fields=["language", "-published_on", "-id"],
                condition=Q(live__isnull=False),
                name="news_public_newest",
            ),
            models.Index(
                fields=["language", "category", "-published_on", "-id"],
                condition=Q(live__isnull=False),
                name="news_public_by_category",
            ),
            models.Index(
                fields=["-first_published_at", "-id"],
                condition=Q(live__isnull=False),
                name="news_public_first_seen",
            ),
            models.Index(
                fields=["publish_at"],
                condition=Q(publish_at__isnull=False),
                name="news_due_to_go_out",
            ),
            models.Index(
                fields=["withdraw_at"],
                condition=Q(withdraw_at__isnull=False),
                name="news_due_to_come_down",
            ),
            models.Index(fields=["state"], name="news_by_state"),
            models.Index(
                fields=["missed_at"],
                condition=Q(missed_at__isnull=False),
                name="news_missed",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["language", "slug"],
                name="news_address_once",
                violation_error_message=_("This address is taken."),
            ),
            SameOwner(
                link="live", owner="id", target_owner="article", name="news_live_text_of_article"
            ),
            SameOwner(
                link="latest",
                owner="id",
                target_owner="article",
                name="news_latest_text_of_article",
            ),
            WriteOnce(
                fields=["first_published_at"], once_set=True, name="news_first_publication_stands"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED)
                | Q(live__isnull=False, latest__isnull=False, live=F("latest")),
                name="news_published_is_live",
            ),
            models.CheckConstraint(
                condition=Q(live__isnull=True)
                | Q(first_published_at__isnull=False, published_on__isnull=False),
                name="news_live_has_its_dates",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN)
                | (Q(live__isnull=True) & ~Q(withdrawal_reason="")),
                name="news_withdrawn_is_not_live_and_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SCHEDULED) | Q(publish_at__isnull=False),
                name="news_scheduled_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(publish_at__lt=F("withdraw_at")), name="news_published_before_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(withdraw_at__isnull=True, planned_reason="")
                | (Q(withdraw_at__isnull=False) & ~Q(planned_reason="")),
                name="news_planned_withdrawal_says_why",
            ),
        ]

    def __str__(self):
        return self.latest.title if self.latest else self.slug

    def get_absolute_url(self):
        with translation.override(self.language):
            return reverse("news:article", args=[self.slug])

    @property
    def open_bundle(self) -> Bundle | None:
        """The joint release it is waiting for; one that has gone out binds it no more."""
        return self.bundle if self.bundle and self.bundle.published_at is None else None

    def clean(self):
        if self.slug in TAKEN:
            raise ValidationError({"slug": _("This address belongs to the lists of categories.")})
        stored = Article.objects.filter(pk=self.pk, first_published_at__isnull=False)
        address = stored.values_list("language", "slug").first()
        if address and address != (self.language, self.slug):
            raise ValidationError(_("The address stands: it was public, and others link to it."))


class Alias(models.Model):
    """What one article calls an organisation: “hereinafter Shanghai Tower”."""

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("article")
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    name = models.CharField(_("short name in this article"), max_length=100)

    class Meta:
        verbose_name = _("short name in the article")
        verbose_name_plural = _("short names in the article")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "name"],
                name="news_alias_once_per_article",
                violation_error_message=_("This short name is used twice."),
            ),
            models.UniqueConstraint(
                fields=["article", "organisation"],
                name="news_one_alias_per_organisation",
                violation_error_message=_("This organisation has a short name already."),
            ),
        ]

    def __str__(self):
        return self.name
