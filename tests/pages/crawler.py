"""A visitor who follows every link, and reads all that comes, heads of answers too."""

import re
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings

ENTRANCES = ["/", "/en/", "/zh-hans/", "/robots.txt", "/sitemap.xml", "/news-sitemap.xml",
             "/llms.txt", "/favicon.ico", "/.well-known/security.txt"]  # fmt: skip
# Of one build and one answer, not of what is public; a tag is of the bytes, which are compared.
HEADERS_APART = {"ETag", "Content-Security-Policy"}


def crawl(client, *more):
    """What each address answers: of the site as links show it, and of these."""
    found, waiting = {}, [*ENTRANCES, *more]
    while waiting:
        address = waiting.pop()
        if address in found:
            continue
        response = client.get(address)
        found[address] = seen(response)
        waiting += [link for link in links_of(address, response) if link not in found]
    return found


def seen(response):
    """All that somebody could tell one answer from another by."""
    kept = {name: value for name, value in response.headers.items() if name not in HEADERS_APART}
    return response.status_code, sorted(kept.items()), response.content


def links_of(address, response):
    """Links to our own pages; beyond one query, no further: a list filters in many ways."""
    kind = response.get("Content-Type", "")
    text = response.content.decode("utf8", "replace")
    found = [response.get("Location", "")]
    if "html" in kind:
        soup = BeautifulSoup(text, "html.parser")
        found += [tag.get("href") or tag.get("src") or "" for tag in soup.find_all(True)]
        found += [tag["content"] for tag in soup.find_all("meta", content=re.compile("^http"))]
    elif "xml" in kind or "json" in kind or "plain" in kind:
        found += re.findall(r"https?://[^\s\"'<>)\\]+", text.replace("&amp;", "&"))
    whole = {urljoin(f"{settings.SITE_URL}{address}", link.partition("#")[0]) for link in found}
    parts = [urlsplit(link) for link in whole]
    ours = [part for part in parts if part.netloc == urlsplit(settings.SITE_URL).netloc]
    return [
        f"{part.path}{'?' if part.query else ''}{part.query}"
        for part in ours
        if not part.path.startswith((settings.STATIC_URL, settings.MEDIA_URL))
        and not part.path.endswith(".zip")  # a stream, not read here
        and not (part.query and "?" in address)
    ]
