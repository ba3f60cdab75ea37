"""Dates in English and Chinese texts, and the years they leave out."""

import re
from bisect import bisect
from datetime import date

from .model import DatedFact, DateMention, Span

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_UNTIL = r"(?P<until>\s?(?:-|–|—|to|and|至)\s?[0-3]?\d(?:st|nd|rd|th)?\b)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
PATTERNS = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}\s{{1,3}}{_MONTH}\s{{1,3}}{_DAY}\b",
        rf"\b{_MONTH}\s{{1,3}}{_DAY}{_UNTIL}\b(?:,?\s{{1,3}}{_YEAR}\b)?",
        rf"\b{_DAY}{_UNTIL}\s{{1,3}}(?:of\s)?{_MONTH}(?:,?\s{{1,3}}{_YEAR}\b)?",
        rf"(?<![\d.]){_YEAR}[-./](?P<month>[01]?\d)[-./]{_DAY}(?![\d.])",
        rf"(?:{_YEAR}\s?年\s?)?(?P<month>[01]?\d)\s?月\s?{_DAY}{_UNTIL}\s?[日号]",
    )
]
DATELINE = re.compile(r"\s?(?:[–—―:：-]|讯|消息|电)")


def find_dates(text: str) -> list[DateMention]:
    """All dates with a month and a day, in the order of the text; impossible ones left out."""
    found: list[DateMention] = []
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            place = bisect(found, match.span(), key=lambda mention: mention.span)
            neighbours = found[max(place - 1, 0) : place + 1]
            mention = _mention(match)
            if mention and not any(_overlap(mention.span, other.span) for other in neighbours):
                found.insert(place, mention)
    return found


def _mention(match: re.Match) -> DateMention | None:
    groups = match.groupdict()
    month = MONTHS.get(groups["month"].lower().rstrip("."), 0) or int(
        groups["month"] if groups["month"].isdigit() else 0
    )
    year, day = int(groups["year"] or 0), int(groups["day"])
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return DateMention(year or None, month, day, Span(*match.span()), bool(groups.get("until")))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def published_in(text: str, head: Span, first_paragraph: Span | None) -> DatedFact | None:
    """The date above the text, or the one its dateline opens with."""
    for mention in find_dates(text[head.start : head.end]):
        if mention.value and not mention.is_range:
            return DatedFact(mention.value, _shifted(mention.span, head.start))
    if first_paragraph:
        start = first_paragraph.start
        for mention in find_dates(text[start : start + 80])[:1]:
            after = text[start + mention.span.end : start + mention.span.end + 3]
            if mention.value and DATELINE.match(after):
                return DatedFact(mention.value, _shifted(mention.span, start))
    return None


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def dated(mention: DateMention, published: date | None) -> DatedFact | None:
    """The day of a mention; a missing year is the latest that is not after publication."""
    if mention.is_range:
        return None
    if mention.value:
        return DatedFact(mention.value, mention.span)
    if published is None:
        return None
    for year in range(published.year, published.year - 5, -1):
        try:
            day = date(year, mention.month, mention.day)
        except ValueError:  # 29 February
            continue
        if day <= published:
            return DatedFact(day, mention.span, is_year_inferred=True)
    return None
