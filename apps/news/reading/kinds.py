"""What kind of agreement a text speaks of. The longest words for a kind stand."""

import re

from .model import KindMention, Mention, Span

# In each language, from the more special to the more general.
WORDS = {
    "en": (
        ("supplementary", r"supplement(?:ary|al) agreement"),
        ("letter-of-intent", r"letters? of intent|\bLO?I\b"),
        ("mou", r"memorand(?:um|a|ums)(?: of (?:understanding|cooperation))?|\bMo[UC]s?\b"),
        ("joint-venture", r"joint[- ]venture (?:agreement|contract)"),
        ("framework", r"(?:strategic )?(?:co-?operation |partnership )?framework (?:co-?operation "
                      r"|partnership )?agreement"),
        ("strategic", r"strategic (?:co-?operation|partnership|alliance) agreement"),
        ("contract", r"\b(?:supply |service |sales |procurement |strategic )?contract\b"),
        ("other", r"\b(?:co-?operation |partnership |project ){0,4}agreement\b"),
    ),
    "zh": (
        ("supplementary", r"补充协议"),
        ("letter-of-intent", r"意向(?:书|协议)"),
        ("mou", r"(?:谅解|合作)?备忘录"),
        ("joint-venture", r"合资(?:经营)?(?:协议|合同)"),
        ("framework", r"(?:战略)?(?:合作|发展)?框架(?:合作)?协议"),
        ("strategic", r"战略合作(?:伙伴)?协议"),
        ("contract", r"合同"),
        ("other", r"(?:合作|项目)?协议"),
    ),
}  # fmt: skip
COMPILED = {
    language: [(kind, re.compile(words, re.IGNORECASE)) for kind, words in kinds]
    for language, kinds in WORDS.items()
}


def find_kinds(text: str, language: str, within: Span) -> tuple[KindMention, ...]:
    """Every mention of an agreement by its kind, in the order of the text."""
    found: dict[int, KindMention] = {}
    taken: set[int] = set()
    for kind, pattern in COMPILED[language]:
        for match in pattern.finditer(text, within.start, within.end):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                mention = Mention(match[0], Span(*match.span()))
                found[match.start()] = KindMention(kind, mention)
    return tuple(found[start] for start in sorted(found))
