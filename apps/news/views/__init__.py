from .article import article
from .home import home
from .lists import article_list, category
from .press_kit import press_kit

__all__ = ["article", "article_list", "category", "home", "press_kit"]
