"""Making one entry of two that are the same: the one that stays keeps every reference to either.

First a plan, which only reads and says what would stand in the way; then, under a lock, the same
plan again, carried out in one transaction. It can't be undone.
"""

from .merge import MERGED, CannotMerge, merge, names_offered
from .plan import Obstacle, Plan, differing, plan_of

__all__ = [
    "MERGED",
    "CannotMerge",
    "Obstacle",
    "Plan",
    "differing",
    "merge",
    "names_offered",
    "plan_of",
]
