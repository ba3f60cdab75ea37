"""What the people of a Chinese sentence did."""

import re

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
CLAUSE = re.compile(r"[，；。：]")
# Between the last person named and the verb: adverbs, "on behalf of …", "at the ceremony".
GAP = re.compile(
    r"(?:等|一行|分别|共同|现场|先后|随后|并|应邀|也|还|均|一同|代表[\u4e00-\u9fff]{2,16}|双方|在[\u4e00-\u9fff]{2,10}(?:上|中|时)"
    r"|先生|女士|院士|教授|[，、\s])*(?:出席|见证|参加|致辞|主持)?(?:并|和|、)?"
)
JOIN = re.compile(
    r"(?:[、，；和与及以]|以及|等|一行|先生|女士|与[\u4e00-\u9fff]{2,26}|[，；]?(?:以及)?[\u4e00-\u9fff]{0,16}领导)*"
)


def roles_in(
    text: str, sentence: Span, people: list[Sighting]
) -> list[tuple[Sighting, RoleMention]]:
    """Who of these people (all in this sentence) did what."""
    found: list[tuple[Sighting, RoleMention]] = []
    inverted = INVERTED.search(text, sentence.start, sentence.end)
    if inverted:
        role = RoleMention("attended", Span(*inverted.span()))
        found += [(p, role) for p in people if p.start >= inverted.end()]
    subject: list[Sighting] = []
    last_end = sentence.start
    verbs = sorted(
        (match.span(), role)
        for role, pattern in VERBS
        for match in pattern.finditer(text, sentence.start, sentence.end)
    )
    for (start, end), role in verbs:
        own = _before(text, start, people, last_end)
        if own:
            subject = own
        elif role == "signed" and not re.fullmatch(
            r"[并、和，共同现场分别代表双方]{0,8}", text[last_end:start]
        ):
            continue
        found += [(person, RoleMention(role, Span(start, end))) for person in subject]
        last_end = end
    return found


def _before(text: str, end: int, people: list[Sighting], floor: int) -> list[Sighting]:
    """The people of the list that ends right before the verb."""
    chain: list[Sighting] = []
    for person in sorted(
        (p for p in people if p.end <= end and p.start >= floor), key=lambda p: -p.end
    ):
        gap = text[person.end : chain[-1].start if chain else end]
        if not (JOIN if chain else GAP).fullmatch(gap):
            break
        chain.append(person)
    return chain[::-1]
