from .article import Alias, Article
from .category import Category
from .old_address import OldAddress
from .review import ReviewStage, Signature
from .revision import Revision
from .transition import Transition
from .words import StoryWords

__all__ = [
    "Alias",
    "Article",
    "Category",
    "OldAddress",
    "ReviewStage",
    "Revision",
    "Signature",
    "StoryWords",
    "Transition",
]
