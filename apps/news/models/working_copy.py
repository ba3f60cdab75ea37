from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.constraints import SameOwner

from ..querysets import WorkingCopyQuerySet
from .article import Article
from .revision import Revision


class WorkingCopy(models.Model):
    """What one person is writing in the form of one article, not saved yet.

    One row each: whoever has the form open says so by `seen_at`, and what was typed is kept in
    `fields` as a browser would send it, so that a crash loses nothing. An article that was never
    saved has none; each person has one such copy. Of two windows one person has open, `page` is
    the one that keeps: the other does not write over it.
    """

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        null=True,
        related_name="working_copies",
        verbose_name=_("article"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="working_copies",
        verbose_name=_("who"),
    )
    based_on = models.ForeignKey(
        Revision,
        on_delete=models.CASCADE,
        null=True,
        related_name="+",
        verbose_name=_("written from"),
    )
    fields = models.JSONField(_("what was typed"), null=True)
    page = models.CharField(pgettext_lazy("of the desk", "page"), max_length=32)
    opened_at = models.DateTimeField(_("opened"))
    seen_at = models.DateTimeField(_("last seen"), null=True)
    saved_at = models.DateTimeField(_("kept at"), null=True)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("working copy")
        verbose_name_plural = _("working copies")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "user"], name="news_one_working_copy_each_per_article"
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(article__isnull=True),
                name="news_one_working_copy_each_of_a_new_article",
            ),
            models.CheckConstraint(
                condition=Q(fields__isnull=True, saved_at__isnull=True)
                | Q(fields__isnull=False, saved_at__isnull=False),
                name="news_working_copy_kept_at_a_moment",
            ),
            SameOwner(
                link="based_on",
                owner="article",
                target_owner="article",
                name="news_working_copy_from_a_text_of_its_article",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {self.article or ''}"
