"""Departments that took part: "the Office and Finance Department of CASCO"."""

import re

from ..model import Mention, Span, Unit
from .lexicon import UNIT_WORDS
from .titles import organisation_at

TOOK_PART = re.compile(
    r"\b(?:participated|attended|took part|present|came with|joined|accompanied)\b", re.IGNORECASE
)
_UNIT = "(?:" + "|".join(UNIT_WORDS) + ")"
UNIT = re.compile(
    rf"(?<![\w-])(?:[A-Z][\w-]*(?:,? (?:and|of|&) | )){{0,6}}?{_UNIT}(?![\w-])(?! Director)"
)
TITLE_OF = re.compile(
    r"\b(?:director|manager|head|chief|president|dean) of (?:the )?$", re.IGNORECASE
)
OWNER = re.compile(r" of (?:the )?(?=[A-Z])")


def find_departments(text: str, sentences: list[Span]) -> list[Unit]:
    """Units named in sentences that say who took part, each with the next organisation named."""
    units: list[Unit] = []
    for sentence in sentences:
        if TOOK_PART.search(text, sentence.start, sentence.end):
            units += _in(text, sentence)
    return list(
        {(u.name.text, u.organisation.text if u.organisation else ""): u for u in units}.values()
    )


def _in(text: str, sentence: Span) -> list[Unit]:
    waiting: list[Mention] = []
    units: list[Unit] = []
    for match in UNIT.finditer(text, sentence.start, sentence.end):
        if TITLE_OF.search(text[max(sentence.start, match.start() - 40) : match.start()]):
            continue
        start = match.start() + _leading(match[0])
        waiting.append(Mention(text[start : match.end()], Span(start, match.end())))
        owner = OWNER.match(text, match.end(), sentence.end)
        organisation = organisation_at(text, owner.end()) if owner else None
        if organisation:
            units += [Unit(name, organisation) for name in waiting]
            waiting = []
    return units


def _leading(words: str) -> int:
    """How much of the match belongs to the sentence rather than the unit: "Leaders of the …"."""
    match = re.match(
        r"(?:(?:Relevant|Related|Leaders?|Representatives?|People|The|And|Of) )+(?:(?:of|from|the) )*",
        words,
    )
    return match.end() if match else 0
