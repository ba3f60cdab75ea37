"""Where a headline may go on to the next line. Chinese may break between any two characters, but
reads badly where a word is cut."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDE = "\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
OPENING = "“‘（《〈「『【〔［｛"
CLOSING = "，。、；：？！）》〉」』】〕］｝”’…—·～％,.;:?!)]}%"
COUNTED = "年月日号时分秒个条家座届次期公千米亿万"
# Words of headlines that read badly in two halves; Chinese may break between any two characters.
UNBROKEN = """
首席执行官 首席科学家 首席 院士 科学家 研究院 研究所 事业部 党委 党组 执行
分公司 总公司 公司 集团 大学 学院 中心 总部 部门 董事长 总经理 总裁 书记 代表团
地铁 铁路 高铁 城际 轨道 交通 线路 信号 系统 设备 技术 科技 工程 项目 车站 大桥
开通 运营 恢复 贯通 通车 投用 上线 验收 评审 中标 签署 签约 签订 战略 合作 协议 备忘录
仪式 会议 论坛 举行 举办 召开 来访 访问 调研 交流 创新 研发 智能 数字 绿色 安全 发展 建设
上海 北京 广州 深圳 成都 西安 郑州 苏州 中国 全国 国际
""".split()
IDEOGRAPH = re.compile(f"[{WIDE}]")
BREAK = SafeString("<wbr>")
# A piece: a word or a single Chinese character, with what must not part from it: brackets before,
# punctuation after, and the measure word of a number.
BRACKET, MARK = (f"[{re.escape(marks)}]*" for marks in (OPENING, CLOSING))
PIECE = re.compile(
    rf"{BRACKET}(?:[0-9][0-9.,]*[{COUNTED}]|{'|'.join(UNBROKEN)}|[{WIDE}]"
    rf"|[^\s{WIDE}{re.escape(OPENING)}]+|(?=\s|$)){MARK}"
)


def breakable(title: str) -> SafeString | str:
    """A Chinese title that breaks after a whole piece and nowhere else; others as they are."""
    if not IDEOGRAPH.search(title):
        return title
    words = format_html_join(" ", "{}", ([_breakable_word(word)] for word in title.split(" ")))
    return format_html('<span class="headline">{}</span>', words)


def _breakable_word(word: str) -> SafeString | str:
    pieces = [piece[0] for piece in PIECE.finditer(word) if piece[0]]
    if "".join(pieces) != word:  # a blank of another kind, which is no piece
        return word
    return format_html_join(BREAK, "{}", ([piece] for piece in pieces))
