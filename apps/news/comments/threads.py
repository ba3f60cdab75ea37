"""The threads of an article, in the order of its text."""

from dataclasses import dataclass

from ..models import Article, Comment, PreviewLink
from .anchor import place, plain


@dataclass(frozen=True)
class Thread:
    """`place` is where its words begin in the latest text: None where they are no longer in it,
    -1 where it is about the whole."""

    first: Comment
    place: int | None

    @property
    def is_open(self) -> bool:
        return self.first.resolved_at is None

    @property
    def is_lost(self) -> bool:
        return self.place is None

    @property
    def is_read_by_guests(self) -> bool:
        return self.first.link_id is not None

    @property
    def answers(self) -> list[Comment]:
        return list(self.first.answers.all())


def threads_of(article: Article, *, link: PreviewLink | None = None) -> list[Thread]:
    """What is about the whole first, then in the order of the text, then what has lost its words.

    Of a `link`, those that were begun through it: all its guests may read.
    """
    comments = article.comments.threads().with_answers()
    if link is not None:
        comments = comments.filter(link=link)
    text = plain(article.latest)
    found = [Thread(comment, _place(comment, text)) for comment in comments]
    return sorted(found, key=lambda thread: (thread.is_lost, thread.place or 0))


def _place(comment: Comment, text: str) -> int | None:
    return place(comment.quote, comment.before, text) if comment.quote else -1
