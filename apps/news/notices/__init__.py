"""Mail about what happens to articles: a line of the log, told to those it concerns.

A notice is written in the transaction of what it tells of, so neither is there without the other;
mail leaves afterwards, and what could not leave stays due.
"""

from .outbox import announce, deliver

__all__ = ["announce", "deliver"]
