"""What search knows of stories: the words of their live texts, and of no others.

`workflow` keeps and drops them in the transaction that publishes and withdraws.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from django.db import transaction

from apps.org.models import ContentVersion

from ..models import Article, StoryWords
from .passages import passages
from .words import LONGEST_TEXT, MOST_WORDS, words_of

# Stands where a phrase must not run on, and is never asked for: no word holds this character.
GAP = "_"
MOST_PLACES = 250  # of one word; PostgreSQL counts 255, and then forgets where a phrase may be
BATCH = 200


def keep(article: Article) -> None:
    """The words of the live text, in place of those of the text before."""
    StoryWords.objects.update_or_create(article=article, defaults=index_fields(article.live))


def drop(article: Article) -> None:
    StoryWords.objects.filter(article=article).delete()


def rebuild(watch: Callable[[Iterable, int], Iterable]) -> tuple[int, int]:
    """All words anew: how many stories were indexed, and how many that are not live dropped.

    `watch` is handed the batches and their number. Each batch is a transaction of its own, with
    its articles locked, so that stories may be published meanwhile.
    """
    dropped, _ = StoryWords.objects.filter(article__live__isnull=True).delete()
    keys = list(Article.objects.public().order_by("pk").values_list("pk", flat=True))
    batches = [keys[start : start + BATCH] for start in range(0, len(keys), BATCH)]
    indexed = sum(_indexed(batch) for batch in watch(batches, len(batches)))
    ContentVersion.bump()
    return indexed, dropped


def _indexed(keys: list[int]) -> int:
    with transaction.atomic():
        locked = Article.objects.filter(pk__in=keys).select_for_update(of=("self",))
        articles = locked.filter(live__isnull=False).select_related("live")
        rows = [StoryWords(article=one, **index_fields(one.live)) for one in articles]
        StoryWords.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["article"],
            update_fields=["title_words", "text_words"],
        )
    return len(rows)


def index_fields(revision) -> dict[str, str]:
    """The columns of StoryWords: words parted by spaces, cut to what both databases can hold."""
    seen: Counter[str] = Counter()
    title = _counted(revision.title, seen)
    text: list[str] = []
    for passage in passages(revision):
        text += [GAP, *_counted(passage, seen)]
        if len(text) > MOST_WORDS:
            break
    words = " ".join(text[: MOST_WORDS - len(title)])
    if len(words) > LONGEST_TEXT:
        words = words[:LONGEST_TEXT].rpartition(" ")[0]
    return {"title_words": " ".join(title), "text_words": words}


def _counted(text: str, seen: Counter[str]) -> list[str]:
    """The words of a text, with a gap for one that has had all its places."""
    kept = []
    for word in words_of(text):
        seen[word.text] += 1
        kept.append(word.text if seen[word.text] <= MOST_PLACES else GAP)
    return kept
