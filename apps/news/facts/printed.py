"""A text as readers see it, and the facts that are printed in it."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..plain_text import as_plain_text
from ..reading import read
from ..reading.again import Names
from ..reading.chinese.lexicon import TITLE_HEAD
from ..reading.dates import MONTHS, find_dates
from ..reading.english.titles import TITLE
from ..reading.kinds import find_kinds
from ..reading.model import DateMention, Span
from ..reading.sentences import sentences
from ..texts import Text
from .change import Fact

WIDE = re.compile("[\u3400-\u9fff]")
BETWEEN_WIDE = re.compile("(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
LINK = re.compile(r'</?a(?: [^\s="]+="[^"]*")*>')  # its address is no date
LINE = re.compile(r"[^\n]+")
NUMBER = re.compile(r"\d+")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
MONTH_AND_YEAR = re.compile(
    rf"\b(?P<name>{_MONTH})\.?,? (?:of )?{_YEAR}\b|{_YEAR.replace('year', 'year_zh')}\s?年\s?"
    r"(?P<month>[01]?\d)\s?月(?!\s?\d)",
    re.IGNORECASE,
)
YEAR_ALONE = re.compile(
    rf"\b(?:in|since|by|until|of|during) {_YEAR}\b"
    rf"|{_YEAR.replace('year', 'year_zh')}\s?年(?!\s?\d)",
    re.IGNORECASE,
)
# Wherever they stand, whether or not they are read as somebody's.
TITLES = {
    "en": re.compile(rf"(?<![\w-]){TITLE.pattern}"),
    "zh": re.compile(rf"(?:常务|执行|高级|首席|代|第一|助理|联席|名誉)?副?{TITLE_HEAD}(?:助理)?"),
}


def key(words: str) -> str:
    """What is the same for a reader has the same key."""
    plain = unicodedata.normalize("NFKC", words).replace("’", "'").replace("‑", "-").casefold()
    return BETWEEN_WIDE.sub("", " ".join(plain.split()))


@dataclass(frozen=True)
class Printed:
    """A fact at its place."""

    fact: Fact
    words: str
    span: Span
    value: object = None

    @property
    def key(self):
        return self.value or key(self.words)


class Page:
    """Title, summary and text as plain text; `day` is the day of the release."""

    def __init__(self, text: Text, day: date | None):
        body = as_plain_text(LINK.sub("", text.body), "")
        self.words = "\n\n".join([text.title, text.summary, body])
        self.reading = read(self.words, published=day)
        self.dates = [self._dated(mention) for mention in find_dates(self.words)]

    def prints(self, words: str) -> bool:
        """Are these words somewhere, as words and not as a part of others?"""
        wanted = re.escape(key(words))
        boundary = ("", "") if WIDE.search(words) else (r"(?<!\w)", r"(?!\w)")
        return bool(re.search(wanted.join(boundary), self._key))

    @cached_property
    def _key(self) -> str:
        return key(self.words)

    @cached_property
    def titles(self) -> dict[str, dict[str, str]]:
        """Of each person who is read, by the key of their name: titles by their keys."""
        return {
            key(person.name.text): {key(title.text): title.text for title in person.titles}
            for person in self.reading.people
        }

    @cached_property
    def organisations(self) -> set[str]:
        """The keys of the names of organisations that are read."""
        people, parties = self.reading.people, self.reading.parties
        mentions = [mention for party in parties for mention in (party.name, party.alias)]
        mentions += [person.organisation for person in people]
        return {key(mention.text) for mention in mentions if mention}

    @cached_property
    def names(self) -> dict[str, str]:
        return {key(person.name.text): person.name.text for person in self.reading.people}

    @cached_property
    def kinds(self) -> list[Printed]:
        everywhere = Span(0, len(self.words))
        found = find_kinds(self.words, self.reading.language, everywhere)
        return [Printed(Fact.KIND, one.mention.text, one.mention.span, one.kind) for one in found]

    @cached_property
    def months(self) -> list[Printed]:
        """Months of a year, and years that stand alone, as (year, month) and (year, 0)."""
        taken = {place for one in self.dates for place in range(*one.span)}
        found = []
        for pattern in (MONTH_AND_YEAR, YEAR_ALONE):
            for match in pattern.finditer(self.words):
                span, groups = Span(*match.span()), match.groupdict()
                if not taken.isdisjoint(range(*span)):
                    continue
                year = int(groups["year"] or groups["year_zh"])
                name, number = groups.get("name"), groups.get("month")
                month = MONTHS[name.lower()] if name else int(number or 0)
                taken.update(range(*span))
                found.append(Printed(Fact.DATE, match[0], span, (year, month)))
        return found

    def _dated(self, mention: DateMention) -> Printed:
        words = self.words[mention.span.start : mention.span.end]
        numbers = {int(number) for number in NUMBER.findall(words)} - {mention.year}
        until = max(numbers) if mention.is_range else mention.day
        value = (mention.year, mention.month, mention.day, until)
        return Printed(Fact.DATE, words, mention.span, value)

    def sentences(self, names: set[str], titles: set[str]) -> list[tuple[str, list[Printed]]]:
        """Each sentence that holds a fact: with its facts left out, and these in their order."""
        whole, are_words = Span(0, len(self.words)), self.reading.language == "en"
        facts = [*self.dates, *self.months]
        for match in TITLES[self.reading.language].finditer(self.words):
            facts.append(Printed(Fact.TITLE, match[0], Span(*match.span())))
        for fact, known in ((Fact.NAME, names), (Fact.TITLE, titles)):
            mentions = Names(known, are_words=are_words).mentions(self.words, whole)
            facts += [Printed(fact, mention.text, mention.span) for mention in mentions]
        facts = _apart(facts + self.kinds)
        starts, found = [one.span.start for one in facts], []
        for line in LINE.finditer(self.words):
            for sentence in sentences(self.words, Span(*line.span())):
                within = slice(
                    bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
                )
                here = [one for one in facts[within] if one.span.end <= sentence.end]
                if here:
                    found.append((self._without(here, sentence), here))
        return found

    def _without(self, facts: list[Printed], sentence: Span) -> str:
        pieces, start = [], sentence.start
        for one in facts:
            pieces += [self.words[start : one.span.start], f"<{one.fact}>"]
            start = one.span.end
        return key("".join([*pieces, self.words[start : sentence.end]]))


def _apart(facts: list[Printed]) -> list[Printed]:
    """In the order of the text; of two that overlap the longer one."""
    kept: list[Printed] = []
    for one in sorted(facts, key=lambda fact: (fact.span.start, -fact.span.end)):
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
    return kept
