from .article import article
from .cards import card, site_card
from .corrections import corrections
from .downloads import article_pictures, article_print, article_qr, article_text
from .guest_comments import guest_comment
from .home import home
from .lists import article_list, category
from .past_text import past_text
from .press_kit import press_kit
from .preview import preview
from .search import search

__all__ = [
    "article",
    "article_list",
    "article_pictures",
    "article_print",
    "article_qr",
    "article_text",
    "card",
    "category",
    "corrections",
    "guest_comment",
    "home",
    "past_text",
    "press_kit",
    "preview",
    "search",
    "site_card",
]
