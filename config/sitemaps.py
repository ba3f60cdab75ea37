"""The sitemap: every public page in every language it exists in, each naming the others.

A section is read page by page, so that a million stories take no more memory than a few.
"""

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from apps.news.choices import State
from apps.news.languages import html_code
from apps.news.models import Article, Category, Transition
from apps.org.addresses import full
from apps.org.furniture import furniture
from apps.org.texts import column_of
from apps.partners.models import Agreement
from apps.partners.public import departments, partners, people

ADDRESS = urlsplit(settings.SITE_URL)
LANGUAGES = [code for code, _label in settings.LANGUAGES]
ADDRESSES_ON_A_PAGE = 5000


class Section(Sitemap):
    """Entries that give `location(item)`; each has an address in all the languages it exists in.

    A date is given only where one is known.
    """

    protocol = ADDRESS.scheme

    def get_domain(self, site=None):
        return ADDRESS.netloc

    def get_latest_lastmod(self):
        return None

    def languages(self, item):
        """Those the page exists in."""
        return LANGUAGES

    def shown_in(self, item):
        """Those this entry lists an address for; all of them are named as alternates."""
        return self.languages(item)

    def get_urls(self, page=1, site=None, protocol=None):
        items = self.paginator.page(page).object_list
        return [url for item in items for url in self._urls_of(item)]

    def _urls_of(self, item):
        addresses = {code: self._address(item, code) for code in self.languages(item)}
        main = addresses.get(settings.LANGUAGE_CODE) or next(iter(addresses.values()))
        named = {html_code(code): url for code, url in addresses.items()} | {"x-default": main}
        alternates = [{"lang_code": code, "location": url} for code, url in named.items()]
        return [
            {"item": item, "location": addresses[code], "lastmod": self._get("lastmod", item),
             "alternates": alternates}
            for code in self.shown_in(item)
        ]  # fmt: skip

    def _address(self, item, language):
        with override(language):
            return full(self.location(item))


class Bilingual(Section):
    """Pages that exist in all languages."""

    limit = ADDRESSES_ON_A_PAGE // len(LANGUAGES)


class Fixed(Bilingual):
    def items(self):
        return ["news:home", "news:article_list", "partners:agreement_list",
                "partners:partner_list", "org:departments", "org:leadership",
                "org:contact", "org:accessibility", "news:press_kit",
                "news:corrections"]  # fmt: skip

    def location(self, item):
        return reverse(item)


class Stories(Section):
    """One entry for each text; it names those of its story in other languages."""

    limit = ADDRESSES_ON_A_PAGE

    def items(self):
        articles = Article.objects.public().with_public_languages().with_moment_live()
        return articles.only("language", "slug", "first_published_at").order_by("pk")

    def languages(self, article):
        return [code for code in LANGUAGES if getattr(article, column_of("public_in", code))]

    def shown_in(self, article):
        return [article.language]

    def location(self, article):
        return reverse("news:article", args=[article.slug])

    def lastmod(self, article):
        return article.live_at

    def get_latest_lastmod(self):
        """When a story last came or went."""
        moves = Transition.objects.filter(to_state__in=[State.PUBLISHED, State.WITHDRAWN])
        return moves.aggregate(last=Max("at"))["last"]


class Categories(Bilingual):
    def items(self):
        return Category.objects.holding(Article.objects.public()).order_by("pk")

    def location(self, category):
        return reverse("news:category", args=[category.slug])


class Agreements(Bilingual):
    def items(self):
        return Agreement.objects.public().order_by("pk")


class Partners(Bilingual):
    def items(self):
        return partners().order_by("pk")


class Departments(Bilingual):
    def items(self):
        return departments().order_by("pk")


class People(Bilingual):
    def items(self):
        return people().order_by("pk")


SECTIONS = {"pages": Fixed, "stories": Stories, "categories": Categories,
            "agreements": Agreements, "partners": Partners,
            "departments": Departments, "people": People}  # fmt: skip


class News(Section):
    """For news search: the stories of the last two days, each with the name of the newsroom."""

    limit = 1000  # as many as such a sitemap may hold
    codes = {"zh-hans": "zh-cn"}  # where news search has a code of its own

    def items(self):
        since = timezone.now() - timedelta(days=2)
        articles = Article.objects.public().first_published_since(since).select_related("live")
        return articles.order_by("-first_published_at", "-pk")[: self.limit]

    def languages(self, article):
        return [article.language]

    def location(self, article):
        return reverse("news:article", args=[article.slug])

    def get_urls(self, page=1, site=None, protocol=None):
        newsroom = furniture()
        urls = super().get_urls(page, site, protocol)
        return [url | self._publication(newsroom, url["item"].language) for url in urls]

    def _publication(self, newsroom, language):
        with override(language):
            name = newsroom.name
        return {"publication": name, "language": self.codes.get(language, language)}
