from .article import article
from .home import home
from .lists import article_list, category

__all__ = ["article", "article_list", "category", "home"]
