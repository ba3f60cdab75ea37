"""Departments that took part, in a Chinese text."""

import re

from ..model import Mention, Span, Unit

# Without what joins two of them: a list can then be read in one way only.
UNIT = r"(?:(?![和及])[\u4e00-\u9fff]){2,12}?(?:部|处|办公室|中心|事业部|科)"
PRESENT = re.compile(r"参加|出席|参会")
TOOK_PART = re.compile(
    rf"(?P<owner>[\u4e00-\u9fff]{{2,20}}?(?:公司|集团|铁塔|大学|银行|政府))(?P<units>{UNIT}(?:[、和及]{UNIT}){{0,30}})"
    r"(?:等)?(?:部门)?(?:相关)?(?:负责人|领导|人员|代表)?[^。；，]{0,6}(?:参加|出席|参会)"
)


def find_departments(text: str, sentences: list[Span]) -> list[Unit]:
    """Units in lists right before "took part", each with the organisation before the list."""
    units: list[Unit] = []
    for sentence in sentences:
        if not PRESENT.search(text, sentence.start, sentence.end):
            continue
        for match in TOOK_PART.finditer(text, sentence.start, sentence.end):
            owner = Mention(match["owner"], Span(*match.span("owner")))
            for name in re.finditer(r"[^、和及]+", match["units"]):
                start = match.start("units") + name.start()
                units.append(Unit(Mention(name[0], Span(start, start + len(name[0]))), owner))
    return units
