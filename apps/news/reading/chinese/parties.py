"""The sides of an agreement in a Chinese text, and what it calls them for short."""

import re
from itertools import islice

from ..model import Mention, Party, Span
from .lexicon import SIGN

MOST_SENTENCES = 10
ORGANISATION = r"[\u4e00-\u9fffA-Za-z0-9（）()·]{2,30}?"
ALIAS = (
    r"(?:[（(](?:以下)?(?:统)?(?:简称|称)[：:]?[“\"「]?(?P<{0}>[^）)”\"」]{{2,16}})[”\"」]?[）)])?"
)
PAIR = re.compile(
    rf"(?:^|(?<=[，。；、日午间\n]))(?:其间|期间|日前|近日|当[日天]|会上|随后)?(?P<one>{ORGANISATION}){ALIAS.format('a')}(?:与|和|同)(?P<two>{ORGANISATION}){ALIAS.format('b')}"
    rf"(?=(?:(?:于|在|通过|共同|正式|双方|日前|近日|的|举行)[^，。；]{{0,14}})?(?:{SIGN}|战略合作|合作框架|框架协议|合作项目))"
)

TELLING = re.compile(SIGN)


def find_parties(text: str, headline: Mention | None, sentences: list[Span]) -> list[Party]:
    """The parties of the first sentence that names two before a signing; else of the headline."""
    places = [*sentences, *([headline.span] if headline else [])]
    telling = (span for span in places if TELLING.search(text, span.start, span.end))
    for span in islice(telling, MOST_SENTENCES):
        if match := PAIR.search(text, span.start, span.end):
            return [_party(match, "one", "a"), _party(match, "two", "b")]
    return []


def _party(match: re.Match, name: str, alias: str) -> Party:
    short = Mention(match[alias], Span(*match.span(alias))) if match[alias] else None
    return Party(Mention(match[name], Span(*match.span(name))), short)
