"""The parts of a page: headline and date above, paragraphs, furniture below."""

import re

from .dates import find_dates
from .model import Layout, Mention, Span

LINE = re.compile(r"[^\n]+")
FURNITURE = re.compile(
    r"©|copyright|all rights reserved|ICP备|ICP证|公网安备|版权所有|技术支持"
    r"|^(?:top|back to top|we ?chat|weibo|share|print|close|返回顶部|微信|分享|打印|关闭)\b"
    r"|^(?:previous|next|上一篇|下一篇|scan the qr|扫一扫|扫码)"
    r"|^(?:tel|phone|fax|e-?mail|address|add|地址|电话|传真|邮编|邮箱)\s*[:：.]"
    r"|^[（(]?(?:source|author|editor|reporter|photo|来源|作者|编辑|责编|记者|通讯员|撰稿|审核|供稿)"
    r"\s*[:：]|headquarters?\s*\|",
    re.IGNORECASE,
)
NAVIGATION = re.compile(
    r"[>»›]\s*\S|^(?:position|home|您的位置|当前位置|首页)\s*[:：>|]", re.IGNORECASE
)
DATE_LABEL = re.compile(
    r"^(?:release time|release date|published?(?: on)?|date|time|updated?|发布时间|发表时间|发布日期"
    r"|时间|日期|来源|作者|点击|浏览)\s*[:：]",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?。！？…][\"'”’）)]*$")
LONG = 260  # A line this long is prose, whatever it ends with.
MOST_LINES = 200  # looked at for a headline, the longest ones


def lay_out(text: str) -> Layout:
    """Split a page. A page without a paragraph of prose is all head."""
    lines = [_stripped(text, match.span()) for match in LINE.finditer(text)]
    lines = [span for span in lines if span.start < span.end]
    prose = [i for i, span in enumerate(lines) if _is_prose(text[span.start : span.end])]
    if not prose:
        end = len(text)
        return Layout(_headline(text, lines), Span(0, end), (), Span(end, end))
    first, last = prose[0], prose[-1]
    footer = Span(lines[last + 1].start if last + 1 < len(lines) else len(text), len(text))
    body = lines[first : last + 1]
    return Layout(
        headline=_headline(text, lines[:first]),
        head=Span(0, body[0].start),
        paragraphs=tuple(
            span for span in body if not FURNITURE.search(text[span.start : span.end])
        ),
        footer=footer,
    )


def _stripped(text: str, span: tuple[int, int]) -> Span:
    line = text[span[0] : span[1]]
    start = span[0] + len(line) - len(line.lstrip())
    return Span(start, start + len(line.strip()))


def _is_prose(line: str) -> bool:
    if FURNITURE.search(line[:200]) or NAVIGATION.search(line[:80]):
        return False
    is_long = len(line) > (LONG // 3 if ord(line[0]) > 0x3400 else LONG)
    return is_long or (len(line) > 20 and bool(SENTENCE_END.search(line)))


def _headline(text: str, lines: list[Span]) -> Mention | None:
    """The longest line above the text that is neither a date nor a path."""
    longest_first = sorted(lines, key=lambda span: span.start - span.end)
    for span in longest_first[:MOST_LINES]:
        line = text[span.start : span.end]
        if not (DATE_LABEL.search(line) or NAVIGATION.search(line) or FURNITURE.search(line)):
            dates = find_dates(line)
            if sum(d.span.end - d.span.start for d in dates) * 3 <= len(line):
                return Mention(line, span)
    return None
