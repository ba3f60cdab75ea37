import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from apps.news.headlines import breakable

TEXTS = st.text(alphabet=st.sampled_from("上海分公司协议（）“”，。《》 \t<&>\"'aB3.0年—…"))


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("卡斯柯与上海分公司签署协议", "卡 斯 柯 与 上海 分公司 签署 协议"),
        ("线路开通，列车上线！", "线路 开通， 列 车 上线！"),
        ("新的“信号”系统", "新 的 “信号” 系统"),
        ("苏州地铁3号线", "苏州 地铁 3号 线"),
        ("CTC3.0 系统", "CTC3.0  系统"),
    ],
)
def test_a_chinese_headline_breaks_between_words_alone(title, pieces):
    markup = str(breakable(title)).removeprefix('<span class="headline">').removesuffix("</span>")

    assert markup == pieces.replace("  ", "|").replace(" ", "<wbr>").replace("|", " ")


def test_an_english_headline_is_left_as_it_is():
    assert breakable("A line opens & closes") == "A line opens & closes"


@given(TEXTS, TEXTS)
def test_no_character_of_a_headline_is_lost_or_added(before, after):
    title = f"{before}上{after}"

    shown = BeautifulSoup(breakable(title), "html.parser").get_text()

    assert shown == title
