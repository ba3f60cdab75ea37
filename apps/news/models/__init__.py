from .article import Alias, Article
from .category import Category
from .review import ReviewStage, Signature
from .revision import Revision
from .transition import Transition

__all__ = [
    "Alias",
    "Article",
    "Category",
    "ReviewStage",
    "Revision",
    "Signature",
    "Transition",
]
