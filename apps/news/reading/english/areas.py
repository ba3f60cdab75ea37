"""Fields of cooperation: "in areas such as low-altitude economy and line inspection"."""

import re
from itertools import islice

from ..model import Mention, Span
from .lexicon import GENERIC_AREAS

LEAD = re.compile(
    r"\b(?:in|across|of|on)? ?(?:the )?(?:areas?|fields?|sectors?|domains?)"
    r"(?: of cooperation)?(?: such as| like| including|, including|, such as|: | of )\s?"
    r"|\b(?:cooperation|collaboration|MoU|agreement|it|\))(?: will)? cover(?:s|ing)? ",
    re.IGNORECASE,
)
STOP = re.compile(
    r"[.;:!?(（\n]|, (?=(?:and )?(?:to|so|which|will|achieve|jointly|with|in order|thereby|while|by"
    r"|for|both|as|promot\w+|achiev\w+|creat\w+|strength\w+)\b)| (?=so as to|in order to)"
)
LONGEST_LIST = 600  # characters
MOST_LISTS = 12  # in a sentence
SEPARATOR = re.compile(r",? as well as |, and |, ")


def find_areas(text: str, sentences: list[Span]) -> list[Mention]:
    """The items of lists that are introduced as areas; generic nouns and repetitions left out."""
    found: dict[str, Mention] = {}
    for sentence in sentences:
        for lead in islice(LEAD.finditer(text, sentence.start, sentence.end), MOST_LISTS):
            limit = min(sentence.end, lead.end() + LONGEST_LIST)
            stop = STOP.search(text, lead.end(), limit)
            end = stop.start() if stop else limit
            for item in _items(text, lead.end(), end):
                if item.text.lower() not in GENERIC_AREAS and len(item.text) < 90:
                    found.setdefault(item.text.lower(), item)
    return list(found.values())


def _items(text: str, start: int, end: int) -> list[Mention]:
    places, begin = [], start
    for separator in SEPARATOR.finditer(text, start, end):
        places.append((begin, separator.start()))
        begin = separator.end()
    places.append((begin, end))
    last_start, last_end = places[-1]
    has_closing_and = re.search(r", and |as well as ", text[start:end])
    if not has_closing_and and (link := text.rfind(" and ", last_start, last_end)) > 0:
        places[-1:] = [(last_start, link), (link + 5, last_end)]
    return [_mention(text, a, b) for a, b in places if text[a:b].strip()]


def _mention(text: str, start: int, end: int) -> Mention:
    words = text[start:end]
    lead = re.match(r"\s*(?:the |and )?", words).end()
    stripped = words[lead:].rstrip()
    return Mention(stripped, Span(start + lead, start + lead + len(stripped)))
