"""People in Chinese texts: organisation, titles joined by 、, then the name."""

import re
from dataclasses import dataclass

from ..again import Names
from ..model import Mention, Span
from .lexicon import COMPOUND_SURNAMES, NAME_END, ORGANISATION_END, SURNAMES, TITLE, TITLE_HEAD

NAME = rf"(?:(?:{'|'.join(COMPOUND_SURNAMES)})[\u4e00-\u9fff]{{1,2}}?|[{SURNAMES}][\u4e00-\u9fff]{{1,2}}?)"
INTRODUCED = re.compile(
    rf"(?P<owner>[\u4e00-\u9fffA-Za-z]{{2,24}}?{ORGANISATION_END})?"
    rf"(?P<titles>(?:[\u4e00-\u9fff]{{2,3}}(?:省|市|区|县))?{TITLE}(?>[、，兼](?:[\u4e00-\u9fff]{{2,8}}?)??{TITLE}){{0,8}})"
    rf"(?P<name>{NAME})(?:院士|教授|博士|先生|女士)?{NAME_END}"
)
LEADERS = re.compile(
    rf"(?P<owner>[\u4e00-\u9fff]{{2,16}}?)领导(?P<names>{NAME}(?:、{NAME})*?){NAME_END}(?!、)"
)
HEAD = re.compile(TITLE_HEAD)
IN_A_ROW = re.compile(rf"[^、，兼]*?{TITLE}(?=[、，兼]|$)")
IN_A_LIST = re.compile(NAME + r"(?=、|$)")


@dataclass
class Sighting:
    name: Mention
    start: int
    end: int
    titles: tuple[Mention, ...] = ()
    organisation: Mention | None = None


def find_people(text: str, sentences: list[Span]) -> list[Sighting]:
    """All sightings of people whom some sentence introduces by a title or as leaders."""
    found: list[Sighting] = []
    for sentence in sentences:
        if HEAD.search(text, sentence.start, sentence.end):
            for match in INTRODUCED.finditer(text, sentence.start, sentence.end):
                found.append(_introduced(text, match))
        for match in LEADERS.finditer(text, sentence.start, sentence.end):
            owner = _mention(match, "owner")
            for name in IN_A_LIST.finditer(match["names"]):
                start = match.start("names") + name.start()
                mention = Mention(name[0], Span(start, start + len(name[0])))
                found.append(Sighting(mention, match.start(), mention.span.end, (), owner))
    return sorted([*found, *_again(text, sentences, found)], key=lambda s: s.name.span)


def _introduced(text: str, match: re.Match) -> Sighting:
    titles = []
    begin = match.start("titles")
    for title in IN_A_ROW.finditer(match["titles"]):
        words = title[0].lstrip("、，兼")
        start = begin + title.end() - len(words)
        titles.append(Mention(words, Span(start, start + len(words))))
    owner = _mention(match, "owner") if match["owner"] else None
    return Sighting(_mention(match, "name"), match.start(), match.end(), tuple(titles), owner)


def _mention(match: re.Match, group: str) -> Mention:
    return Mention(match[group], Span(*match.span(group)))


def _again(text: str, sentences: list[Span], found: list[Sighting]) -> list[Sighting]:
    names = Names((s.name.text for s in found), are_words=False)
    taken = {s.name.span.start for s in found}
    return [
        Sighting(mention, *mention.span)
        for sentence in sentences
        for mention in names.mentions(text, sentence)
        if mention.span.start not in taken
    ]
