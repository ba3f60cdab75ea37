"""A body as the blocks a reader sees: paragraphs, headings, points of lists, pictures."""

from dataclasses import dataclass
from html.parser import HTMLParser
from sys import intern

from django.utils.translation import gettext as _

from .pieces import Style, Word
from .words import words

BLOCKS = {"p", "h2", "h3", "blockquote", "ul", "ol", "li", "table", "tr", "th", "td"}
INLINE = {"strong", "em", "sub", "sup", "a"}
# Of blocks in each other, the one that says most of what the words are.
TELLING = ("h2", "h3", "th", "td", "li", "blockquote")
BREAK = "\n"


@dataclass(frozen=True)
class Block:
    """`kind` is a tag, of a point of a list with its list: h2, ul li, figure."""

    kind: str
    words: tuple[Word, ...] = ()
    picture: int = 0

    @property
    def text(self) -> str:
        return "".join(text for text, _style in self.words)

    @property
    def name(self) -> str:
        names = {
            "p": _("paragraph"),
            "h2": _("heading"),
            "h3": _("smaller heading"),
            "ul li": _("point of a list"),
            "ol li": _("numbered point"),
            "blockquote": _("quotation"),
            "th": _("heading in a table"),
            "td": _("cell of a table"),
            "hr": _("line across"),
            "figure": _("picture"),
        }
        return names[self.kind]


def blocks(html: str) -> list[Block]:
    """The blocks of a cleaned body; spaces and line ends in its source are as a page shows them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.blocks


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.blocks: list[Block] = []
        self.open: list[str] = []
        self.styles: list[tuple[str, Style]] = []  # each with the tag that ends it
        self.words: list[Word] = []

    def handle_data(self, data):
        style = frozenset().union(*(style for _tag, style in self.styles))
        for word in words(data):
            is_space = word.isspace()
            if is_space and (not self.words or self.words[-1][0].isspace()):
                continue
            self.words.append((" " if is_space else intern(word), style))

    def handle_starttag(self, tag, attrs):
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._break()
        elif tag in INLINE:
            self.styles.append((tag, _style(tag, given)))
        elif tag in {"hr", "figure"}:
            self.end_block()
            picture = given.get("data-picture", "")
            self.blocks.append(Block(tag, picture=int(picture) if picture.isdecimal() else 0))
        elif tag in BLOCKS:
            self.end_block()
            self.open.append(tag)
            if given.get("lang"):
                self.styles.append((tag, frozenset({("lang", given["lang"])})))

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.end_block()
            if tag in self.open:
                del self.open[_last(self.open, tag) :]
        ended = [name for name, _style in self.styles]
        if tag in ended:
            del self.styles[_last(ended, tag)]

    def _break(self):
        if self.words and self.words[-1][0] == " ":
            self.words.pop()
        self.words.append((BREAK, frozenset()))

    def end_block(self):
        while self.words and self.words[-1][0].isspace():
            self.words.pop()
        while self.words and self.words[0][0].isspace():
            del self.words[0]
        if self.words:
            self.blocks.append(Block(self._kind(), tuple(self.words)))
        self.words = []

    def _kind(self) -> str:
        kind = next((tag for tag in TELLING if tag in self.open), "p")
        if kind != "li":
            return kind
        lists = [tag for tag in self.open if tag in {"ul", "ol"}]
        return f"{lists[-1] if lists else 'ul'} li"


def _style(tag: str, given: dict[str, str]) -> Style:
    if tag != "a":
        return frozenset({(tag, "")})
    parts = {("a", given.get("href", "")), ("title", given.get("title", ""))}
    return frozenset(part for part in parts if part[1])


def _last(items: list[str], item: str) -> int:
    return len(items) - 1 - items[::-1].index(item)
