"""What the people of a sentence did: the subjects of its verbs."""

import re
from dataclasses import dataclass

from ..model import RoleMention, Span
from .lexicon import ATTEND, SIGN, SPEAK, WITNESS
from .people import Sighting

ACTIVE = [
    ("signed", re.compile(SIGN)),
    ("witnessed", re.compile(WITNESS)),
    ("spoke", re.compile(SPEAK)),
    ("attended", re.compile(ATTEND)),
]
PASSIVE = [
    ("signed", re.compile(r"signed (?:\w+ )?by |(?i:signing for [^.;]{0,60}?(?:were|was) )")),
    ("witnessed", re.compile(r"witnessed by ")),
    (
        "attended",
        re.compile(
            r"accompanied by |in the presence of |attended by |(?i:attending [^.;]{0,60}?(?:were|was) )"
            r"|(?i:accompanying [^.;]{0,60}?(?:were|was) )|(?i:(?:those|guests|leaders) [^.;]{0,80}?"
            r"includ(?:ed|ing) )|together with |(?<=received )|(?<=met )|(?<=met with )|also present were "
        ),
    ),
]
# What may stand between a subject and its verb.
GAP = re.compile(
    r"[\s,]*(?:(?:respectively|jointly|both|then|also|together|each|had|has|have|later|who|and others"
    r"|representing [^,]{0,40}|on behalf of [^,]{0,60}|in turn|separately|personally|warmly|highly"
    r"|the CEO)[\s,]*)*"
)
JOIN = re.compile(r"[;,]? ?(?:and |& |as well as |along with |together with )?")
AGREEMENT = re.compile(
    r"agreement|memorand|MoU|\bLOI\b|letter|contract|it\b|on behalf|document", re.I
)


@dataclass(frozen=True)
class Verb:
    role: str
    span: Span
    is_passive: bool = False


def roles_in(
    text: str, sentence: Span, people: list[Sighting]
) -> list[tuple[Sighting, RoleMention]]:
    """Who of these people (all in this sentence) did what."""
    found: list[tuple[Sighting, RoleMention]] = []
    subject: list[Sighting] = []
    last_end = sentence.start
    for verb in _verbs(text, sentence):
        if verb.is_passive:
            doers = _chain_from(text, verb.span.end, people)
        else:
            own = _chain_before(text, verb.span.start, people, last_end)
            between = text[last_end : verb.span.start]
            if own:
                subject = own
            elif (
                _new_subject(between, people, last_end, verb.span.start)
                and last_end > sentence.start
            ):
                subject = []
            doers = subject
            if verb.role == "signed" and not AGREEMENT.search(text, verb.span.end, sentence.end):
                doers = []
        found += [(person, RoleMention(verb.role, verb.span)) for person in doers]
        last_end = verb.span.end
    return found


def _verbs(text: str, sentence: Span) -> list[Verb]:
    verbs = [
        Verb(role, Span(*match.span()), is_passive=True)
        for role, pattern in PASSIVE
        for match in pattern.finditer(text, sentence.start, sentence.end)
    ]
    taken = [verb.span for verb in verbs]
    for role, pattern in ACTIVE:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if not any(span.start <= match.start() < span.end for span in taken):
                verbs.append(Verb(role, Span(*match.span())))
    return sorted(verbs, key=lambda verb: verb.span)


def _chain_before(text, end, people, floor) -> list[Sighting]:
    """The people joined by "and" and commas whose last one ends right before the verb."""
    chain: list[Sighting] = []
    for person in sorted((p for p in people if p.end <= end), key=lambda p: -p.end):
        gap = text[person.end : chain[-1].start if chain else end]
        joins = JOIN.fullmatch(gap) if chain else GAP.fullmatch(gap)
        if person.start < floor or not joins:
            break
        chain.append(person)
    return chain[::-1]


def _chain_from(text, start, people) -> list[Sighting]:
    """The people in the list that begins right here."""
    chain: list[Sighting] = []
    end = start
    for person in sorted((p for p in people if p.start >= start), key=lambda p: p.start):
        gap = text[end : person.start]
        if not (JOIN.fullmatch(gap) or gap.strip(" ,;") in ("", "the", "and", "by", "and by")):
            break
        chain.append(person)
        end = person.end
    return chain


def _new_subject(between: str, people, start, end) -> bool:
    """Whether words between two verbs begin a clause of their own."""
    if any(start <= person.name.span.start < end for person in people):
        return True
    return bool(
        re.search(r"[;:]|\b(?:which|that|while|whereas|where|when|after|before|as)\b", between)
    )
