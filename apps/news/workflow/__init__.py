"""All moves of an article, and nothing else makes one.

Each move locks the article, checks what is allowed, changes it, and records the change, in one
transaction. Whether somebody may ask for a move is decided at the door (admin, command); whether
the move is legal is decided here. `MOVES`, in `rules.py`, is the documentation.
"""

from .access import always_named, confide, open_up
from .bundles import bundle_up, publish_bundle, schedule_bundle, take_apart, unschedule_bundle
from .previews import give_preview, take_back
from .publication import LONGEST_REASON, publish, withdraw
from .review import (
    approve,
    assign,
    awaits_review,
    is_reviewed,
    next_stage,
    reviewers,
    send_back,
    submit,
)
from .rules import MOVES, Refused
from .schedule import (
    KeptUp,
    keep_up,
    schedule,
    schedule_withdrawal,
    unschedule,
)
from .working_copies import close_form, discard_copy, keep_copy, open_form
from .writing import cleaned, draft, restore, revise

__all__ = [
    "LONGEST_REASON",
    "MOVES",
    "KeptUp",
    "Refused",
    "always_named",
    "approve",
    "assign",
    "awaits_review",
    "bundle_up",
    "cleaned",
    "close_form",
    "confide",
    "discard_copy",
    "draft",
    "give_preview",
    "is_reviewed",
    "keep_copy",
    "keep_up",
    "next_stage",
    "open_form",
    "open_up",
    "publish",
    "publish_bundle",
    "restore",
    "reviewers",
    "revise",
    "schedule",
    "schedule_bundle",
    "schedule_withdrawal",
    "send_back",
    "submit",
    "take_apart",
    "take_back",
    "unschedule",
    "unschedule_bundle",
    "withdraw",
]
