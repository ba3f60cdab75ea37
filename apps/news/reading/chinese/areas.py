"""Fields of cooperation in a Chinese text: “在城市轨道交通、基础设施等领域”."""

import re

from ..model import Mention, Span

LIST = re.compile(
    r"(?:在|围绕|聚焦|涵盖|涉及|就)(?P<items>[^。；，]{2,120}?)等?(?:多个|多|方面|重点)?(?:领域|方面)"
)
GENERIC = frozenset(
    ["创新", "应用", "人才", "标准", "技术", "资源", "市场", "管理", "服务", "产品", "培训", "研究"]
)


def find_areas(text: str, sentences: list[Span]) -> list[Mention]:
    """The items of lists that are introduced as areas; generic nouns and repetitions left out."""
    found: dict[str, Mention] = {}
    for sentence in sentences:
        for match in LIST.finditer(text, sentence.start, sentence.end):
            start = match.start("items")
            for item in re.finditer(r"[^、和及与]+", match["items"]):
                words = item[0].strip('“”"等')
                at = start + item.start() + item[0].find(words)
                if len(words) > 1 and words not in GENERIC:
                    found.setdefault(words, Mention(words, Span(at, at + len(words))))
    return list(found.values())
