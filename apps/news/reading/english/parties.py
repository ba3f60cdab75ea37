"""The sides of an agreement, and what the text calls them for short."""

import re
from itertools import islice

from ..model import Mention, Party, Span
from .titles import LONGEST_NAME, ORGANISATION, title_at

ALIAS = re.compile(
    r"\s?[(（]\s?(?:hereinafter|hereafter|henceforth|herein|referred to as|known as|“|\"|‘)?"
    r"(?:[\s,]*(?:is |be )?(?:referred to|called|known|collectively|simply|as|the))*\s*"
    r"[\"“‘']?(?P<alias>[A-Z][^()（）\"”’\n]{1,60}?)[\"”’']?\s?[)）]"
)
SIGNING = re.compile(
    r"\b(?:sign(?:s|ed)?|inked|concluded|entered into|reached|conclude)\b(?= ?[^.]{0,60}"
    r"(?:agreement|memorand|MoU|letter|contract))",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween (?:the )?(?=[A-Z])")
WITH = re.compile(r"\bwith (?:the )?(?=[A-Z])")
AND = re.compile(r"(?:, and |, | and )(?:the )?(?=[A-Z])")
THE = re.compile(r"(?:The |the |Both )")
CLAUSE = re.compile(r"(?:[,;:] |\bthere |\bwhere |\bit |\n)(?:the |and |both )*+(?=[A-Z])")
BEFORE_VERB = re.compile(
    r"[\"”’'）)\s,]*+(?:have|has|had|today|jointly|recently|formally|officially)?[\s,]*+"
)
NAMED = re.compile(r"agreement|memorand", re.IGNORECASE)
TELLING = re.compile(rf"{SIGNING.pattern}|{NAMED.pattern}", re.IGNORECASE)
MOST_SENTENCES = 40
MOST_PARTIES = 20
LONGEST_SUBJECT = 800  # characters


def find_parties(text: str, headline: Mention | None, sentences: list[Span]) -> list[Party]:
    """The parties of the first sentence that says who signed; else those of the headline."""
    telling = (s for s in sentences if TELLING.search(text, s.start, s.end))
    for sentence in islice(telling, MOST_SENTENCES):
        parties = _in(text, sentence)
        if len(parties) >= 2 and not _holds_a_post(text, parties):
            return parties
    if headline:
        parties = _in(text, headline.span)
        if len(parties) >= 2:
            return [_with_alias_anywhere(text, party, sentences) for party in parties]
    return []


def _holds_a_post(text: str, parties: list[Party]) -> bool:
    """Are these people with their titles: “Jane Doe, Chairman of Acme, and …”?"""
    return any(title_at(text, party.name.span.start) for party in parties)


def _in(text: str, span: Span) -> list[Party]:
    signing = SIGNING.search(text, span.start, span.end)
    between = BETWEEN.search(text, span.start, span.end)
    if between and (signing or NAMED.search(text, span.start, span.end)):
        return _listed(text, between.end(), span.end)
    if not signing:
        return []
    before = _subjects(text, span.start, signing.start())
    if len(before) >= 2:
        return before
    other = WITH.search(text, signing.end(), span.end)
    if other and before:
        return [*before, *_listed(text, other.end(), span.end)[:1]]
    return before


def _listed(text: str, start: int, end: int) -> list[Party]:
    """ "A (alias), B and C" from here on."""
    parties: list[Party] = []
    while start < end and len(parties) < MOST_PARTIES:
        party, after = _party_at(text, start, end)
        if party is None:
            break
        parties.append(party)
        link = AND.match(text, after, end)
        if not link:
            break
        start = link.end()
    return parties


def _subjects(text: str, start: int, end: int) -> list[Party]:
    """The organisations that are the subject of a verb at `end`: the last unbroken list before it."""
    floor = max(start, end - LONGEST_SUBJECT)
    places = [start] if floor == start else []
    places += [match.end() for match in CLAUSE.finditer(text, floor, end)]
    best: list[Party] = []
    for place in places:
        parties = _listed(text, _skip_the(text, place), end)
        if parties and (not best or len(parties) >= len(best)):
            last = parties[-1]
            stop = (last.alias or last.name).span.end
            if BEFORE_VERB.fullmatch(text, stop, end):
                best = parties
    return best


def _skip_the(text: str, place: int) -> int:
    the = THE.match(text, place)
    return the.end() if the else place


def _party_at(text: str, start: int, end: int) -> tuple[Party | None, int]:
    match = ORGANISATION.match(text, start, min(end, start + LONGEST_NAME))
    if not match or not 2 <= len(match[0]) < LONGEST_NAME:
        return None, start
    words = match[0].removesuffix(".") if not match[0].endswith(("Ltd.", "Inc.")) else match[0]
    alias = _alias_at(text, start + len(words), end)
    words_end = start + len(words)
    if " and " in words and not alias:
        words = _first_of_two(words)
        words_end = start + len(words)
        alias = _alias_at(text, words_end, end)
    elif " and " in words and alias:
        head = words.rpartition(" and ")[0]
        words, words_end, alias = head, start + len(head), None
    name = Mention(words, Span(start, words_end))
    return Party(name, alias[0] if alias else None), alias[1] if alias else words_end


def _first_of_two(words: str) -> str:
    """ "CASCO and China Tower" is two; "Maritime and Port Authority of X" is one."""
    head, _and, tail = words.rpartition(" and ")
    is_one = len(head.split()) == 1 and not head.isupper() and " of " in tail
    return words if is_one else head


def _alias_at(text: str, start: int, end: int) -> tuple[Mention, int] | None:
    match = ALIAS.match(text, start, end)
    if not match:
        return None
    return Mention(match["alias"], Span(*match.span("alias"))), match.end()


def _with_alias_anywhere(text: str, party: Party, sentences: list[Span]) -> Party:
    if party.alias or not sentences:
        return party
    place = text.find(party.name.text, sentences[0].start, sentences[-1].end)
    alias = _alias_at(text, place + len(party.name.text), sentences[-1].end) if place >= 0 else None
    return Party(party.name, alias[0]) if alias else party
