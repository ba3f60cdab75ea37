"""A feed reader as strict as the strictest: the three formats as one."""

import json
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from bs4 import BeautifulSoup

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass
class Entry:
    id: str
    url: str
    title: str
    summary: str | None
    content: str
    published: str
    updated: str
    author: str
    tags: list
    pictures: list  # (address, type, length)


@dataclass
class Feed:
    title: str
    page: str
    itself: str
    language: str
    entries: list


def read(client, path):
    response = client.get(path)
    ending = path.rsplit(".", 1)[1]
    kinds = {"atom": "application/atom+xml", "rss": "application/rss+xml",
             "json": "application/feed+json"}  # fmt: skip
    assert response["Content-Type"] == f"{kinds[ending]}; charset=utf-8"
    parse = {"atom": from_atom, "rss": from_rss, "json": from_json}[ending]
    return parse(response.content)


def from_atom(content):
    root = ElementTree.fromstring(content)
    assert root.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert datetime.fromisoformat(root.findtext(f"{ATOM}updated")).tzinfo
    assert root.findtext(f"{ATOM}id") == links["self"]
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    entries = [atom_entry(entry) for entry in root.findall(f"{ATOM}entry")]
    title, language = root.findtext(f"{ATOM}title"), root.get(XML_LANG)
    return Feed(title, links["alternate"], links["self"], language, entries)


def atom_entry(entry):
    links = entry.findall(f"{ATOM}link")
    (page,) = [link.get("href") for link in links if link.get("rel") in (None, "alternate")]
    files = [(link.get("href"), link.get("type"), int(link.get("length")))
             for link in links if link.get("rel") == "enclosure"]  # fmt: skip
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert entry.find(f"{ATOM}summary").get("type") == "html"
    summary = BeautifulSoup(entry.findtext(f"{ATOM}summary"), "html.parser").text
    return Entry(
        entry.findtext(f"{ATOM}id"), page, entry.findtext(f"{ATOM}title"), summary,
        entry.findtext(f"{ATOM}content"), entry.findtext(f"{ATOM}published"),
        entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}author/{ATOM}name"),
        [category.get("term") for category in entry.findall(f"{ATOM}category")], files,
    )  # fmt: skip


def from_rss(content):
    root = ElementTree.fromstring(content)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    channel = root.find("channel")
    assert channel.findtext("description")
    assert parsedate_to_datetime(channel.findtext("lastBuildDate")).tzinfo
    itself = channel.find(f"{ATOM}link")
    assert itself.get("rel") == "self"
    title, page, language = map(channel.findtext, ("title", "link", "language"))
    entries = [rss_entry(item) for item in channel.findall("item")]
    return Feed(title, page, itself.get("href"), language, entries)


def rss_entry(item):
    assert item.find("guid").get("isPermaLink") == "false"
    files = [(file.get("url"), file.get("type"), int(file.get("length")))
             for file in item.findall("enclosure")]  # fmt: skip
    assert len(files) < 2
    published = parsedate_to_datetime(item.findtext("pubDate")).isoformat()
    summary = BeautifulSoup(item.findtext("description"), "html.parser").text
    return Entry(
        item.findtext("guid"), item.findtext("link"), item.findtext("title"), summary,
        item.findtext(f"{CONTENT}encoded"), published, item.findtext(f"{ATOM}updated"),
        item.findtext(CREATOR), [tag.text for tag in item.findall("category")], files,
    )  # fmt: skip


def from_json(content):
    feed = json.loads(content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert set(feed) <= {"version", "title", "description", "home_page_url", "feed_url",
                         "language", "icon", "authors", "items"}  # fmt: skip
    assert feed["icon"].endswith("/static/site/apple-touch-icon.png")
    return Feed(feed["title"], feed["home_page_url"], feed["feed_url"], feed["language"],
                [json_entry(item, feed["language"]) for item in feed["items"]])  # fmt: skip


def json_entry(item, language):
    assert set(item) <= {"id", "url", "title", "summary", "content_html", "image",
                         "date_published", "date_modified", "authors", "tags", "language",
                         "attachments"}  # fmt: skip
    assert all(value for name, value in item.items() if name != "content_html")
    files = [(file["url"], file["mime_type"], file["size_in_bytes"])
             for file in item.get("attachments", [])]  # fmt: skip
    assert item.get("image") == (files[0][0] if files else None)
    assert item["language"] == language
    (author,) = item["authors"]
    return Entry(
        item["id"], item["url"], item["title"], item.get("summary", ""), item["content_html"],
        item["date_published"], item["date_modified"], author["name"], item["tags"], files,
    )  # fmt: skip
