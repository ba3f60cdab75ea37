"""What staff and guests say about words of a text: threads, kept with the article.

Each move locks the article, checks who asks, and writes, in one transaction; what is not allowed
is `workflow.Refused`, with the reason.
"""

from .moves import LONGEST, MOST_IN_AN_HOUR, Guest, answer, may_resolve, reopen, resolve, say
from .threads import Thread, threads_of

__all__ = [
    "LONGEST",
    "MOST_IN_AN_HOUR",
    "Guest",
    "Thread",
    "answer",
    "may_resolve",
    "reopen",
    "resolve",
    "say",
    "threads_of",
]
