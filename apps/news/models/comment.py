from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.org.constraints import SameOwner, WriteOnce

from ..querysets import CommentQuerySet
from .article import Article
from .preview_link import PreviewLink
from .revision import Revision


class Comment(models.Model):
    """What somebody says about words of a text, or an answer to it.

    The words are kept as read: `quote`, with a little of what stood before them, finds them again
    in a newer text. Only the first of a thread has them, and only that is resolved.
    """

    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, related_name="comments", verbose_name=_("article")
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.CASCADE, related_name="+", verbose_name=_("revision")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        related_name="answers",
        verbose_name=_("answer to"),
    )
    quote = models.CharField(_("words"), max_length=500, blank=True)
    before = models.CharField(_("before them"), max_length=60, blank=True)
    body = models.TextField(_("comment"), max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    guest_name = models.CharField(_("name of a guest"), max_length=120, blank=True)
    link = models.ForeignKey(
        PreviewLink,
        on_delete=models.SET_NULL,
        null=True,
        related_name="comments",
        verbose_name=_("preview link"),
    )
    at = models.DateTimeField(_("at"))
    resolved_at = models.DateTimeField(_("resolved"), null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("resolved by"),
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [models.Index(fields=["article", "id"], name="news_comments_of_article")]
        constraints = [
            models.UniqueConstraint(fields=["id", "article"], name="news_comment_of_article"),
            SameOwner(
                link="revision", owner="article", name="news_comment_on_a_text_of_the_article"
            ),
            SameOwner(link="parent", owner="article", name="news_answer_on_the_same_article"),
            models.CheckConstraint(condition=~Q(body=""), name="news_comment_says_something"),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(resolved_at__isnull=True, quote="", before=""),
                name="news_the_first_of_a_thread_has_the_words",
            ),
            models.CheckConstraint(
                condition=Q(guest_name="", link__isnull=True)
                | (~Q(guest_name="") & Q(author__isnull=True)),
                name="news_comment_by_staff_or_a_guest",
            ),
            WriteOnce(
                fields=[
                    "article",
                    "revision",
                    "parent",
                    "quote",
                    "before",
                    "body",
                    "guest_name",
                    "at",
                ],
                may_clear=["author", "link"],
                name="news_comment_never_changes",
            ),
        ]

    def __str__(self):
        return self.body[:80]
