from dataclasses import dataclass

from django.contrib.syndication.views import Feed
from django.templatetags.static import static
from django.urls import reverse
from django.utils.feedgenerator import Enclosure
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from apps.org.addresses import full
from apps.org.furniture import Furniture, furniture
from apps.org.texts import printable

from ..languages import html_code
from .subjects import Subject


@dataclass(frozen=True)
class Asked:
    """What one request is about, and under which path."""

    subject: Subject
    site: Furniture
    path: str


class StoryFeed(Feed):
    """Every address in it is on SITE_URL: a cache keeps no name a stranger asked under."""

    def __init__(self, feed_type, subject):
        self.feed_type = feed_type
        self.subject = subject

    def __call__(self, request, **named):
        """Says no moment of its last change: Django's is that of a story, and none comes of a
        withdrawal, so that whoever asks for what is newer would keep what was taken down."""
        response = super().__call__(request, **named)
        del response["Last-Modified"]
        return response

    @property
    def language(self):
        return html_code(get_language())

    def get_object(self, request, **named):
        return Asked(self.subject(**named), furniture(), request.path)

    def title(self, asked):
        site = asked.site.name
        if asked.subject.name:
            title = _("%(site)s: %(subject)s") % {"site": site, "subject": asked.subject.name}
        else:
            title = _("%(site)s: news") % {"site": site}
        return printable(title)

    def description(self, asked):
        return printable(asked.subject.description)

    subtitle = description

    def link(self, asked):
        return full(asked.subject.page)

    def feed_url(self, asked):
        return full(asked.path)

    feed_guid = feed_url

    def author_name(self, asked):
        identity = asked.site.identity
        return printable(str(identity.organisation) if identity else asked.site.name)

    def author_link(self):
        return full(reverse("news:home"))

    def feed_extra_kwargs(self, asked):
        return {"icon": full(static("site/apple-touch-icon.png"))}

    def items(self, asked):
        author = self.author_name(asked)
        return [(entry, author) for entry in asked.subject.entries()]

    def item_title(self, item):
        return printable(item[0].title)

    def item_link(self, item):
        return item[0].address

    def item_guid(self, item):
        return item[0].id

    item_guid_is_permalink = False

    def item_description(self, item):
        """Readers take it for HTML."""
        return escape(printable(item[0].summary))

    def item_author_name(self, item):
        return item[1]

    def item_author_link(self):
        return self.author_link()

    def item_categories(self, item):
        return [printable(item[0].category)]

    def item_pubdate(self, item):
        return item[0].published

    def item_updateddate(self, item):
        return item[0].updated

    def item_enclosures(self, item):
        return [Enclosure(one.address, str(one.length), one.media_type) for one in item[0].files]

    def item_extra_kwargs(self, item):
        entry, _author = item
        return {"summary": printable(entry.summary), "content": printable(entry.content)}
