"""A body as plain text that reads well: paragraphs, lists, quotes, and links with their address."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.utils.translation import gettext as _

BREAK = "\x00"  # no text holds it
SPACE = re.compile(r"[ \t\n\r\f\v]+")
WIDE = "[\u2e80-\u303f\u3041-\u9fff\uf900-\ufaff\uff00-\uffef]"
# A new line in the source is a space between words, and nothing between Chinese characters.
BETWEEN_WIDE = re.compile(rf"(?<={WIDE})[ \t\r\f\v]*\n[ \t\n\r\f\v]*(?={WIDE})")
EMPTY_LINES = re.compile("\n{3,}")
RULE = "* * *"
BLOCKS = {"p", "h2", "h3", "blockquote", "ul", "ol", "li", "hr", "table", "tr", "figure"}
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


def as_plain_text(html: str, address: str) -> str:
    """The text of a cleaned body, its blocks apart by an empty line; figures are left out.

    `address` is that of the page, for links that are relative to it.
    """
    writer = _Writer(address)
    writer.feed(html)
    writer.close()
    writer.end_block()
    return "".join(writer.written)


def tidy(text: str) -> str:
    """With single spaces, and lines only where BREAK stands."""
    spaced = SPACE.sub(" ", BETWEEN_WIDE.sub("", text))
    lines = "\n".join(line.strip() for line in spaced.split(BREAK)).strip()
    return EMPTY_LINES.sub("\n\n", lines)


def _in_full(href: str, page: str) -> str:
    """An address as one would type it; what is none stays as it was written."""
    try:
        full = urljoin(page, href) if href else ""
    except ValueError:
        full = href
    return full.removeprefix("mailto:").removeprefix("tel:")


class _Writer(HTMLParser):
    """Words are collected until their block ends; then they are written with its prefix."""

    def __init__(self, address: str):
        super().__init__()
        self.address = address
        self.written: list[str] = []
        self.words: list[str] = []
        self.links: list[tuple[str, int]] = []  # address and where its words begin
        self.lists: list[int | None] = []  # the next number, or None for bullets
        self.marker = ""
        self.quotes = 0
        self.in_row = self.was_tight = False

    def handle_data(self, data):
        self.words.append(data.replace(BREAK, ""))

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        match tag:
            case "br":
                self.words.append(BREAK)
            case "a":
                self.links.append((given.get("href") or "", len(self.words)))
            case "sup" | "sub":
                self.links.append(("", len(self.words)))
            case "td" | "th":
                self.words.append(" | " if tidy("".join(self.words)) else "")
            case _ if tag in BLOCKS:
                self.start_block(tag, given)

    def start_block(self, tag, given):
        self.end_block()
        match tag:
            case "blockquote":
                self.quotes += 1
            case "ul":
                self.lists.append(None)
            case "ol":
                start = given.get("start") or ""
                self.lists.append(int(start) if re.fullmatch(r"\d{1,6}", start) else 1)
            case "li" if self.lists:
                self.marker = self.next_marker()
            case "hr":
                self.words.append(RULE)
                self.end_block()
            case "tr":
                self.in_row = True

    def handle_endtag(self, tag):
        match tag:
            case "a":
                self.end_link()
            case "sup" | "sub":
                self.end_shifted(RAISED if tag == "sup" else LOWERED)
            case "tr":
                self.in_row = False
                self.end_block()
                self.was_tight = True
            case "p" | "h2" | "h3" | "li":
                self.end_block()
            case "blockquote":
                self.end_block()
                self.quotes = max(0, self.quotes - 1)
            case "table":
                self.was_tight = False
            case "ul" | "ol":
                self.end_block()
                self.lists = self.lists[:-1]
                self.was_tight = bool(self.lists)

    def next_marker(self) -> str:
        number = self.lists[-1]
        if number is None:
            return "- "
        self.lists[-1] = number + 1
        return f"{number}. "

    def end_link(self):
        href, start = self.links.pop() if self.links else ("", 0)
        words = tidy("".join(self.words[start:]))
        address = _in_full(href, self.address)
        if words and address and words not in (href, address):
            self.words.append(_(" (%(address)s)") % {"address": address})

    def end_shifted(self, table: dict):
        _href, start = self.links.pop() if self.links else ("", 0)
        words = "".join(self.words[start:])
        shifted = words.translate(table)
        if all(ord(letter) in table for letter in words):
            self.words[start:] = [shifted]

    def end_block(self):
        """Write the words so far, unless they are a cell among others."""
        if self.in_row:
            self.words.append(" ")
            return
        text = tidy("".join(self.words))
        self.words, self.links = [], []
        if not text:
            return
        marker, self.marker = self.marker, ""
        margin = "> " * self.quotes + "  " * max(0, len(self.lists) - 1)
        rest = margin + " " * (len(marker) or 2 * bool(self.lists))
        first, *others = text.split("\n")
        lines = [f"{margin}{marker}{first}" if marker else f"{rest}{first}"]
        lines += [f"{rest}{line}" for line in others]
        if self.written:
            self.written.append("\n" if self.was_tight else "\n\n")
        self.written.append("\n".join(lines))
        self.was_tight = bool(self.lists)
