from .article import Alias, Article
from .assignment import Assignment
from .bundle import Bundle
from .category import Category
from .comment import Comment
from .notice import Notice
from .old_address import OldAddress
from .preview_link import PreviewLink
from .review import ReviewStage, Signature
from .revision import Revision
from .transition import Transition
from .words import StoryWords
from .working_copy import WorkingCopy

__all__ = [
    "Alias",
    "Article",
    "Assignment",
    "Bundle",
    "Category",
    "Comment",
    "Notice",
    "OldAddress",
    "PreviewLink",
    "ReviewStage",
    "Revision",
    "Signature",
    "StoryWords",
    "Transition",
    "WorkingCopy",
]
