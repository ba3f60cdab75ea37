"""What the three formats add to Django's: whole texts, and JSON Feed 1.1 (jsonfeed.org)."""

import json

from django.utils.feedgenerator import (
    Atom1Feed,
    Rss201rev2Feed,
    SyndicationFeed,
    rfc3339_date,
)


class Atom(Atom1Feed):
    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class Rss(Rss201rev2Feed):
    def rss_attributes(self):
        content = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}
        return super().rss_attributes() | content

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        handler.addQuickElement("content:encoded", item["content"])


class Json(SyndicationFeed):
    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "description": self.feed["description"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "language": self.feed["language"],
            "icon": self.feed["icon"],
            "authors": _authors(self.feed),
            "items": [self._item(item) for item in self.items],
        }
        outfile.write(json.dumps(_given(feed), ensure_ascii=False).encode(encoding))

    def _item(self, item):
        pictures = [
            {"url": one.url, "mime_type": one.mime_type, "size_in_bytes": int(one.length)}
            for one in item["enclosures"]
        ]
        return _given(
            {
                "id": item["unique_id"],
                "url": item["link"],
                "title": item["title"],
                "summary": item["summary"],
                "content_html": item["content"],
                "image": pictures[0]["url"] if pictures else None,
                "date_published": rfc3339_date(item["pubdate"]),
                "date_modified": rfc3339_date(item["updateddate"]),
                "authors": _authors(item),
                "tags": item["categories"],
                "language": self.feed["language"],
                "attachments": pictures,
            }
        )


def _authors(source):
    return [{"name": source["author_name"], "url": source["author_link"]}]


def _given(fields):
    """Without what is empty; a list of items stays, and so does a text, as the format asks."""
    return {
        name: value for name, value in fields.items() if value or name in ("items", "content_html")
    }


FORMATS = {"atom": Atom, "rss": Rss, "json": Json}
