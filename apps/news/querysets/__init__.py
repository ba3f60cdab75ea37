"""Questions the rest of the site may ask about articles and their review."""

from .articles import NOTED, ArticleQuerySet
from .bundles import BundleQuerySet
from .categories import CategoryQuerySet
from .notices import NoticeQuerySet
from .parts import (
    AssignmentQuerySet,
    CommentQuerySet,
    OldAddressQuerySet,
    PartQuerySet,
    PreviewLinkQuerySet,
    RevisionQuerySet,
)
from .review import ReviewStageQuerySet
from .working_copies import PRESENT, WorkingCopyQuerySet

__all__ = [
    "NOTED",
    "PRESENT",
    "ArticleQuerySet",
    "AssignmentQuerySet",
    "BundleQuerySet",
    "CategoryQuerySet",
    "CommentQuerySet",
    "NoticeQuerySet",
    "OldAddressQuerySet",
    "PartQuerySet",
    "PreviewLinkQuerySet",
    "ReviewStageQuerySet",
    "RevisionQuerySet",
    "WorkingCopyQuerySet",
]
