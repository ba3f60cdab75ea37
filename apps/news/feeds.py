"""The newest stories for feed readers: Atom and RSS, per language."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from apps.org.furniture import furniture

from .models import Article

FEED_SIZE = 20


class RssFeed(Feed):
    """Every address in it is on SITE_URL: a cache keeps no name a stranger asked under."""

    feed_type = Rss201rev2Feed
    address = "news:rss"

    def title(self):
        identity = furniture().identity
        return _("%(site)s: news") % {"site": identity} if identity else _("News")

    def description(self):
        return _("The newest stories.")

    def link(self):
        return settings.SITE_URL + reverse("news:article_list")

    def feed_url(self):
        return settings.SITE_URL + reverse(self.address)

    def items(self):
        articles = Article.objects.public().in_language(get_language())
        return articles.newest_first().for_cards().with_moment_live()[:FEED_SIZE]

    def item_link(self, item):
        return settings.SITE_URL + item.get_absolute_url()

    def item_title(self, item):
        return item.live.title

    def item_description(self, item):
        return item.live.summary

    def item_categories(self, item):
        return [str(item.category)]

    def item_pubdate(self, item):
        """The moment of publication; for a story from before this site, the start of its day."""
        first = item.first_published_at
        if timezone.localdate(first) == item.published_on:
            return first
        return timezone.make_aware(datetime.combine(item.published_on, time()))

    def item_updateddate(self, item):
        return max(item.live_at, self.item_pubdate(item))


class AtomFeed(RssFeed):
    feed_type = Atom1Feed
    address = "news:atom"

    def subtitle(self):
        return self.description()
