"""Who is named, with titles and organisation: before the name, after it, or in a list."""

import re
from dataclasses import dataclass, field

from ..again import Names
from ..model import Mention, Span
from .lexicon import HONORIFICS, NOT_A_NAME, ORGANISATION_WORDS
from .titles import Posts, TitlePlaces, organisation_at, posts_at, title_at

_PART = r"(?:[A-Z][a-zà-ÿ]+(?:[-'’][A-Za-zà-ÿ]+)*|[A-Z]\.|[A-Z]{2}(?= [A-Z][a-z])|[a-z]['’][A-ZÀ-Ý][\w'’]+|Mc[A-Z][a-z]+)"
_SMALL = r"(?:(?:de|del|della|di|da|von|van|der|den|bin|al|la|le|Del) )"
NAME = re.compile(
    rf"(?<![\w'’-])(?P<honorific>{HONORIFICS})?(?P<name>{_PART}(?: {_SMALL}?{_PART}){{1,3}})(?![\w])"
)
LONGEST_NAME = 80  # characters
HONORIFIC_LAST = re.compile(rf"{HONORIFICS}$")
AFTER = re.compile(r", |,? \(|, who is |, then ")
OWNER = re.compile(r"(?:the )?([A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3}?)(?:['’]s)? ")
OWNER_LAST = re.compile(r"(?<!\w)([A-Z][\w&.-]*+(?: (?:of )?[A-Z][\w&.-]*+){0,6}+)(?:['’]s)? $")


@dataclass
class Sighting:
    """A person at one place of the text."""

    name: Mention
    start: int  # of the whole phrase, titles included
    end: int
    titles: tuple[Mention, ...] = ()
    organisation: Mention | None = None
    is_introduced: bool = False


@dataclass
class Cast:
    """Everybody sighted, in the order of the text."""

    sightings: list[Sighting] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def find_people(text: str, paragraphs: list[Span]) -> Cast:
    """All sightings of people who are introduced by a title somewhere in these paragraphs."""
    cast = Cast()
    for paragraph in paragraphs:
        titles = TitlePlaces(text, paragraph)
        for match in NAME.finditer(text, paragraph.start, paragraph.end):
            for sighting in _sightings(text, match, paragraph, titles):
                cast.sightings.append(sighting)
    cast.sightings = _without_overlaps(cast.sightings)
    cast.names = {s.name.text for s in cast.sightings if s.is_introduced}
    _add_later_mentions(text, paragraphs, cast)
    cast.sightings = [s for s in cast.sightings if s.name.text in cast.names]
    cast.sightings.sort(key=lambda sighting: sighting.name.span)
    return cast


def _sightings(text: str, match: re.Match, paragraph: Span, titles: TitlePlaces):
    """The readings of a run of capitalised words as a person, if any."""
    words, start = match["name"], match.start("name")
    # "Chairman Ma Zhengwu": the run may begin with a title.
    title = title_at(text, start)
    if title and title.span.end < match.end():
        rest = match.end() - title.span.end
        name_start = title.span.end + 1
        if rest > 1 and is_name(text[name_start : match.end()]):
            name = Mention(text[name_start : match.end()], Span(name_start, match.end()))
            yield _with_posts(text, name, Posts((title,), None, title.span.end), title.span.start)
        return
    if not is_name(words):
        return
    before = _posts_before(text, start, paragraph.start, titles)
    name = Mention(words, Span(start, match.end()))
    yield _with_posts(
        text,
        name,
        before,
        before.titles[0].span.start if before else match.start(),
        honorific=bool(match["honorific"]),
    )


def is_name(words: str) -> bool:
    parts = words.split()
    is_short = len(parts) >= 2 and len(words) <= LONGEST_NAME
    return is_short and not any(part.lower().strip(".") in NOT_A_NAME for part in parts)


def _with_posts(text, name, before, start, honorific=False) -> Sighting:
    after = _posts_after(text, name.span.end)
    titles = (before.titles if before else ()) + (after.titles if after else ())
    organisation = (after and after.organisation) or (before and before.organisation)
    end = after.end if after else name.span.end
    return Sighting(name, start, end, titles, organisation or None, bool(titles) or honorific)


def _posts_after(text: str, end: int) -> Posts | None:
    comma = AFTER.match(text, end)
    if not comma:
        return None
    posts = posts_at(text, comma.end())
    if posts is None:
        return _posts_with_leading_organisation(text, comma.end())
    return posts


def _posts_with_leading_organisation(text: str, start: int) -> Posts | None:
    """ "…, Italian Undersecretary of State" or "…, CASCO's President"."""
    match = OWNER.match(text, start)
    title = title_at(text, match.end()) if match else None
    if not title or match[1].split()[0].lower() in NOT_A_NAME:
        return None
    body = Mention(match[1], Span(*match.span(1)))
    posts = posts_at(text, match.end())
    return Posts(posts.titles, posts.organisation or body, posts.end) if posts else None


def _posts_before(text: str, start: int, floor: int, titles: TitlePlaces) -> Posts | None:
    """Titles right before a name: "RGU registrar Dr. NT Rikam", "the Group's chairman Ma Zhengwu"."""
    window_start = max(floor, start - 110)
    honorific = HONORIFIC_LAST.search(text[max(window_start, start - 24) : start])
    limit = start - (len(honorific[0]) if honorific else 0)
    best = titles.ending_at(limit - 1, window_start) if text[limit - 1] == " " else None
    if best is None:
        return None
    place, posts = best
    organisation = posts.organisation or _organisation_before(text, place, floor)
    return Posts(posts.titles, organisation, posts.end)


def _organisation_before(text: str, end: int, floor: int) -> Mention | None:
    match = OWNER_LAST.search(text[max(floor, end - 90) : end])
    if not match or (match[1].lower() in NOT_A_NAME and match[1] not in ORGANISATION_WORDS):
        return None
    start = max(floor, end - 90) + match.start(1)
    return organisation_at(text, start)


def _without_overlaps(sightings: list[Sighting]) -> list[Sighting]:
    kept: list[Sighting] = []
    for sighting in sorted(sightings, key=lambda s: s.name.span):
        if not kept or sighting.name.span.start >= kept[-1].end:
            kept.append(sighting)
    return kept


def _add_later_mentions(text: str, paragraphs: list[Span], cast: Cast) -> None:
    """Names that stand again without a title: in full, or by surname after a title."""
    names = Names(cast.names, are_words=True)
    taken = {sighting.name.span.start for sighting in cast.sightings}
    for paragraph in paragraphs:
        for mention in names.mentions(text, paragraph):
            if mention.span.start not in taken:
                cast.sightings.append(Sighting(mention, *mention.span))
    cast.sightings.sort(key=lambda sighting: sighting.name.span)
