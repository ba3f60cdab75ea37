"""The sitemap: every public page in every language it exists in, each naming the others."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from apps.news.models import Article
from apps.partners.models import Agreement
from apps.partners.public import partners

ADDRESS = urlsplit(settings.SITE_URL)


class Bilingual(Sitemap):
    """Pages that exist in all languages."""

    protocol = ADDRESS.scheme
    i18n = True
    alternates = True

    def get_domain(self, site=None):
        return ADDRESS.netloc


class Fixed(Bilingual):
    def items(self):
        return ["news:home", "news:article_list", "partners:agreement_list",
                "partners:partner_list", "org:departments", "org:leadership",
                "org:contact"]  # fmt: skip

    def location(self, item):
        return reverse(item)


class Stories(Bilingual):
    """One entry for each story and language; a story is a slug with its languages."""

    def items(self):
        stories: dict[str, dict] = {}
        rows = Article.objects.public().with_moment_live().newest_first()
        for slug, language, changed in rows.values_list("slug", "language", "live_at"):
            stories.setdefault(slug, {"slug": slug, "changed": {}})["changed"][language] = changed
        return list(stories.values())

    def get_languages_for_item(self, item):
        return list(item["changed"])

    def location(self, item):
        return reverse("news:article", args=[item["slug"]])

    def lastmod(self, item):
        return max(item["changed"].values())


class Agreements(Bilingual):
    def items(self):
        return Agreement.objects.public().newest_first()


class Partners(Bilingual):
    def items(self):
        return partners().by_name()


SECTIONS = {"pages": Fixed, "stories": Stories, "agreements": Agreements, "partners": Partners}
