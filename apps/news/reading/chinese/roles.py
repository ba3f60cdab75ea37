"""What the people of a Chinese sentence did."""

import re
from bisect import bisect_right

from ..model import RoleMention, Span
from .lexicon import ATTEND, SIGN, SPEAK, WITNESS
from .people import Sighting

VERBS = [
    (role, re.compile(words))
    for role, words in (
        ("signed", rf"{SIGN}(?!仪式|活动|大会|现场)"),  # a signing ceremony is not a signature
        ("witnessed", WITNESS),
        ("spoke", SPEAK),
        ("attended", ATTEND),
    )
]
INVERTED = re.compile(rf"{ATTEND}[^。；]{{0,12}}(?:的有|的还有|的领导有)[：:]?")
# Between the last person named and the verb: adverbs, "on behalf of …", "at the ceremony".
_WORDS = r"(?:等|一行|分别|共同|现场|先后|随后|并|应邀|也|还|均|一同|双方|先生|女士|院士|教授|[，、\s])*+"
GAP = re.compile(
    rf"{_WORDS}(?:(?:代表[\u4e00-\u9fff]{{2,16}}|在[\u4e00-\u9fff]{{2,10}}(?:上|中|时)){_WORDS}){{0,2}}"
    r"(?:出席|见证|参加|致辞|主持)?(?:并|和|、)?"
)
# Between two people: "和", "等", "与 an organisation", "leaders of an organisation".
_LINKS = r"(?:[、，；和与及以等]|一行|先生|女士){0,6}"
JOIN = re.compile(
    rf"{_LINKS}(?:(?:与[\u4e00-\u9fff]{{2,26}}|[\u4e00-\u9fff]{{0,16}}领导){_LINKS})?"
)
LONGEST_GAP = 80  # characters
BETWEEN_VERBS = re.compile(r"[并、和，共同现场分别代表双方]{0,8}")


def roles_in(
    text: str, sentence: Span, people: list[Sighting]
) -> list[tuple[Sighting, RoleMention]]:
    """Who of these people (all in this sentence) did what."""
    found: dict[tuple[int, str], tuple[Sighting, RoleMention]] = {}
    inverted = INVERTED.search(text, sentence.start, sentence.end)
    if inverted:
        role = RoleMention("attended", Span(*inverted.span()))
        found |= {(id(p), "attended"): (p, role) for p in people if p.start >= inverted.end()}
    in_order = sorted(people, key=lambda person: person.end)
    subject: list[Sighting] = []
    told: set[str] = set()  # the roles the subject has already
    last_end = sentence.start
    verbs = sorted(
        (match.span(), role)
        for role, pattern in VERBS
        for match in pattern.finditer(text, sentence.start, sentence.end)
    )
    for (start, end), role in verbs:
        own = _before(text, start, in_order, last_end)
        if own:
            subject, told = own, set()
        elif role == "signed" and not BETWEEN_VERBS.fullmatch(text, last_end, start):
            continue
        for person in subject if role not in told else ():
            words = RoleMention(role, Span(start, end))
            found.setdefault((id(person), role), (person, words))
        told.add(role)
        last_end = end
    return list(found.values())


def _before(text: str, end: int, people: list[Sighting], floor: int) -> list[Sighting]:
    """The people, in the order they end in, of the list that ends right before the verb."""
    chain: list[Sighting] = []
    for i in range(bisect_right(people, end, key=lambda person: person.end) - 1, -1, -1):
        person = people[i]
        gap = text[person.end : chain[-1].start if chain else end]
        is_joined = len(gap) <= LONGEST_GAP and (JOIN if chain else GAP).fullmatch(gap)
        if person.start < floor or not is_joined:
            break
        chain.append(person)
    return chain[::-1]
