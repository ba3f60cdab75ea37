"""What the people of a sentence did: the subjects of its verbs."""

import re
from bisect import bisect_left, bisect_right
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
# What may stand between a subject and its verb, from comma to comma.
_WORDS = (
    r"(?:(?:respectively|jointly|both|then|also|together|each|had|has|have|later|who|and others"
    r"|in turn|separately|personally|warmly|highly|the CEO)\s*+)*+"
)
_PART = (
    rf"\s*+{_WORDS}(?:(?:representing [^,]{{0,40}}|on behalf of [^,]{{0,60}}){_WORDS})?\s*+(?=,|\Z)"
)
GAP = re.compile(rf"{_PART}(?:,{_PART})*+")
LONGEST_GAP = 300  # characters
JOIN = re.compile(r"[;,]? ?(?:and |& |as well as |along with |together with )?")
LIST_GAP = re.compile(r"[ ,;]*+(?:the|and|by|and by)?[ ,;]*+")
NEW_CLAUSE = re.compile(r"[;:]|\b(?:which|that|while|whereas|where|when|after|before|as)\b")
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
    found: dict[tuple[int, str], tuple[Sighting, RoleMention]] = {}
    crowd = Crowd(text, people)
    subject: list[Sighting] = []
    told: set[str] = set()  # the roles the subject has already
    last_end = sentence.start
    last_agreement = max((m.start() for m in AGREEMENT.finditer(text, *sentence)), default=-1)
    for verb in _verbs(text, sentence):
        if verb.is_passive:
            doers = crowd.list_from(verb.span.end)
        else:
            own = crowd.list_before(verb.span.start, last_end)
            if own or (
                last_end > sentence.start and crowd.has_new_subject(last_end, verb.span.start)
            ):
                subject, told = own, set()
            doers = [] if verb.role in told else subject
            if verb.role == "signed" and last_agreement < verb.span.end:
                doers = []
            elif doers:
                told.add(verb.role)
        for person in doers:
            role = RoleMention(verb.role, verb.span)
            found.setdefault((id(person), verb.role), (person, role))
        last_end = verb.span.end
    return list(found.values())


def _verbs(text: str, sentence: Span) -> list[Verb]:
    verbs = [
        Verb(role, Span(*match.span()), is_passive=True)
        for role, pattern in PASSIVE
        for match in pattern.finditer(text, sentence.start, sentence.end)
    ]
    taken = {place for verb in verbs for place in range(*verb.span)}
    for role, pattern in ACTIVE:
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if match.start() not in taken:
                verbs.append(Verb(role, Span(*match.span())))
    return sorted(verbs, key=lambda verb: verb.span)


class Crowd:
    """The people of a sentence, by where their phrases begin and end."""

    def __init__(self, text: str, people: list[Sighting]):
        self.text = text
        self._by_start = sorted(people, key=lambda person: person.start)
        self._by_end = sorted(people, key=lambda person: person.end)
        self._names = sorted(person.name.span.start for person in people)

    def list_before(self, end: int, floor: int) -> list[Sighting]:
        """The people joined by "and" and commas whose last one ends right before the verb."""
        chain: list[Sighting] = []
        for i in range(bisect_right(self._by_end, end, key=lambda p: p.end) - 1, -1, -1):
            person = self._by_end[i]
            gap = Span(person.end, chain[-1].start if chain else end)
            if person.start < floor or not self._joins(JOIN if chain else GAP, gap):
                break
            chain.append(person)
        return chain[::-1]

    def list_from(self, start: int) -> list[Sighting]:
        """The people in the list that begins right here."""
        chain: list[Sighting] = []
        end = start
        for i in range(
            bisect_left(self._by_start, start, key=lambda p: p.start), len(self._by_start)
        ):
            person = self._by_start[i]
            gap = Span(end, person.start)
            if not (self._joins(JOIN, gap) or self._joins(LIST_GAP, gap)):
                break
            chain.append(person)
            end = person.end
        return chain

    def _joins(self, pattern: re.Pattern, gap: Span) -> bool:
        is_short = gap.end - gap.start <= LONGEST_GAP
        return is_short and bool(pattern.fullmatch(self.text[gap.start : gap.end]))

    def has_new_subject(self, start: int, end: int) -> bool:
        """Whether words between two verbs begin a clause of their own."""
        place = bisect_left(self._names, start)
        is_named = place < len(self._names) and self._names[place] < end
        return is_named or bool(NEW_CLAUSE.search(self.text[start:end]))
