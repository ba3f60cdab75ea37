from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article


class StoryWords(models.Model):
    """The words of a story's live text, for search; `apps/news/search/index.py` writes them.

    The database keeps an index over them that Django does not know of: a generated column on
    PostgreSQL, triggers on SQLite. A migration that makes SQLite rebuild this table must put the
    triggers back; the tests of search fail without them.
    """

    article = models.OneToOneField(
        Article,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="words",
        verbose_name=_("article"),
    )
    title_words = models.TextField()
    text_words = models.TextField(blank=True)

    class Meta:
        verbose_name = _("words of a story")
        verbose_name_plural = _("words of stories")

    def __str__(self):
        return str(self.article)
