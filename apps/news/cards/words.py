"""What a card says. Its address is made from that, so new words are fetched anew."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from hashlib import sha256

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language

from apps.org.furniture import Furniture
from apps.org.texts import worded
from apps.partners.panels import Panel

from ..release import Release
from .fonts import drawable

WIDTH, HEIGHT = 1200, 630
DESIGN = 1  # another number gives all cards another address


@dataclass(frozen=True)
class Words:
    """The words of a card as the fonts can draw them; what they can't draw whole is empty."""

    language: str
    site: str = ""
    section: str = ""
    day: str = ""
    title: str = ""
    parties: tuple[str, ...] = ()  # two or none

    @property
    def digest(self) -> str:
        return sha256(repr((DESIGN, *astuple(self))).encode()).hexdigest()[:16]

    @property
    def alt(self) -> str:
        """What a card says to those who do not see it."""
        return self.title or self.site or self.section


@dataclass(frozen=True)
class Card:
    """A card as a page names it."""

    words: Words
    address: str
    width: int = WIDTH
    height: int = HEIGHT


def story_card(release: Release, site: Furniture) -> Card:
    """What a panel holds is public already."""
    article = release.article
    words = Words(
        language=article.language,
        site=_site_name(site),
        section=drawable(worded(article.category), article.language),
        day=drawable(date_format(article.published_on, "DATE_FORMAT"), article.language),
        title=drawable(article.live.title, article.language),
        parties=_two_parties(release.panels, article.language),
    )
    return Card(words, reverse("news:card", args=[article.slug, words.digest]))


def site_card(site: Furniture) -> Card:
    """The card of every page that is no story."""
    language = get_language()
    name = _site_name(site) or "Communiqué"
    legal = drawable(worded(site.identity.organisation), language) if site.identity else ""
    words = Words(language=language, section=legal, title=name)
    return Card(words, reverse("news:site_card", args=[words.digest]))


def _site_name(site: Furniture) -> str:
    return drawable(worded(site.identity), get_language()) if site.identity else ""


def _two_parties(panels: Iterable[Panel], language: str) -> tuple[str, ...]:
    """The parties of the one agreement a story is about, where they are two; else nobody."""
    agreed = [panel for panel in panels if panel.agreement]
    if len(agreed) != 1:
        return ()
    parties = [side.name for side in agreed[0].sides if side.is_party]
    names = tuple(drawable(name, language) for name in parties)
    return names if len(names) == 2 and all(names) else ()
