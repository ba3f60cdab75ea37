from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.encoding import uri_to_iri
from django.utils.translation import gettext_lazy as _

from apps.org.texts import UNPRINTABLE, in_some_language

from ..addresses import LONGEST, is_ours, is_page, match_of, normal, with_slash
from ..querysets import OldAddressQuerySet
from .article import Article

NO_PAGE = _("No page answers there. Begin with the language, as in /en/contact/.")
IS_GONE = in_some_language("gone_reason", name="").condition


class OldAddress(models.Model):
    """An address of a former site, and what answers there: a story, a page, or why it is gone."""

    address = models.CharField(
        _("old address"),
        max_length=LONGEST,
        unique=True,
        help_text=_("Paste all of it; the name of the old site is left out."),
        error_messages={"unique": _("This old address is listed already.")},
    )
    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="old_addresses",
        verbose_name=_("story"),
        help_text=_("Until the story is public, the old address says nothing of it."),
    )
    path = models.CharField(
        _("page"),
        max_length=500,
        blank=True,
        help_text=_("A page of this site with its language, such as /en/contact/."),
    )
    gone_reason = models.CharField(
        _("why it is gone"),
        max_length=300,
        blank=True,
        help_text=_("For readers, where nothing takes its place."),
    )

    objects = OldAddressQuerySet.as_manager()

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.CheckConstraint(
                condition=(Q(article__isnull=False) & Q(path="") & ~IS_GONE)
                | (Q(article__isnull=True) & ~Q(path="") & ~IS_GONE)
                | (Q(article__isnull=True) & Q(path="") & IS_GONE),
                name="news_old_address_has_one_answer",
                violation_error_message=_("Choose one: a story, a page, or why it is gone."),
            ),
            models.CheckConstraint(
                condition=Q(path="") | (Q(path__startswith="/") & ~Q(path__startswith="//")),
                name="news_old_address_stays_on_this_site",
                violation_error_message=_("A redirect leads to a page of this site."),
            ),
        ]

    def __str__(self):
        return uri_to_iri(self.address)

    @property
    def target(self) -> str:
        """Where it leads; empty where it is gone."""
        return self.article.get_absolute_url() if self.article_id else self.path

    @property
    def is_gone(self) -> bool:
        return not (self.article_id or self.path)

    def clean(self):
        self._clean_address()
        if self.path:
            self._clean_path()
        self._refuse_chains()
        if is_ours(self.address) or _story_at(self.address):
            raise ValidationError({"address": _("This is an address of this site, and in use.")})
        if self.path:
            self._find_page()

    def _clean_address(self):
        try:
            self.address = normal(self.address)
        except ValueError:
            message = _("Give a web address, or what follows the name of the site: “/…”.")
            raise ValidationError({"address": message}) from None

    def _clean_path(self):
        path = self.path.strip().removeprefix(settings.SITE_URL)
        try:
            normal(path)
            stays = path.startswith("/") and not path.startswith("//") and "\\" not in path
        except ValueError:
            stays = False
        if not stays or UNPRINTABLE.search(path):
            message = _("A redirect leads to a page of this site: give its path, “/en/…”.")
            raise ValidationError({"path": message})
        self.path = path

    def _find_page(self):
        """The page of a story becomes the story."""
        story = _story_at(self.path)
        if story and not self.article_id:
            self.article, self.path = story, ""
            return
        found = next((form for form in (self.path, with_slash(self.path)) if is_page(form)), None)
        if found is None:
            raise ValidationError({"path": NO_PAGE})
        self.path = found

    def _refuse_chains(self):
        others = OldAddress.objects.exclude(pk=self.pk)
        if self.target:
            target = normal(self.target)
            if target == self.address:
                raise ValidationError(_("This address would lead to itself."))
            if other := others.filter(address=target).first():
                message = _("“%(other)s” is an old address itself: lead where it leads.")
                raise ValidationError(message, params={"other": other})
        if other := others.leading_to(self.address).first():
            message = _("The old address “%(other)s” leads here: change that one first.")
            raise ValidationError(message, params={"other": other})


def _story_at(address: str) -> Article | None:
    """The story of an address, public or not."""
    for form in (address, with_slash(address)):
        match = match_of(form)
        if match and match.view_name == "news:article":
            language = urlsplit(form).path.split("/")[1]
            return Article.objects.filter(language=language, **match.kwargs).first()
    return None
