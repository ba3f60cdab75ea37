"""Breaking a headline: every character is one em wide here, so the widths are easy to see."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.news.cards.lines import balanced, pieces_of, set_headline, text_of
from apps.news.headlines import CLOSING, OPENING


def pieces(text):
    return pieces_of(text, len, lambda before, after: 0)


def lines(text, width):
    return [text_of(line) for line in balanced(pieces(text), width)]


def test_a_headline_has_no_more_lines_than_it_needs_and_even_ones():
    assert lines("one two three four", 13) == ["one two", "three four"]


def test_no_word_is_cut():
    assert lines("卡斯柯CTC3.0上线", 6) == ["卡斯柯", "CTC3.0", "上线"]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("线路开了，很好", 4, ["线路开", "了，很好"]),
        ("他说：“新线”好", 5, ["他说：“新", "线”好"]),
        ("新线（二期）通了", 5, ["新线（二", "期）通了"]),
        ("京张——高速", 3, ["京", "张——", "高速"]),
    ],
)
def test_no_line_begins_with_a_comma_or_ends_with_a_bracket(text, width, expected):
    assert lines(text, width) == expected


def test_a_number_keeps_its_measure_word():
    assert lines("新线于9月开", 4) == ["新线于", "9月开"]


def test_common_words_of_headlines_stay_whole():
    assert lines("铁塔上海分公司签署", 6) == ["铁塔上海", "分公司签署"]


def test_a_headline_is_set_as_large_as_fits():
    sizes = (40, 20, 10)

    large = set_headline(pieces("a bc"), 400, 100, sizes=sizes, leading=1)
    small = set_headline(pieces("a bc " * 20), 400, 100, sizes=sizes, leading=1)

    assert (large.size, large.lines) == (40, ("a bc",))
    assert (small.size, len(small.lines)) == (10, 3)


def test_what_never_fits_ends_with_an_ellipsis():
    setting = set_headline(pieces("word " * 99), 100, 40, sizes=(20, 10), leading=1)

    assert setting.lines == (*["word word"] * 3, "word word…")


def test_a_word_longer_than_a_line_is_cut_as_a_last_resort():
    setting = set_headline(pieces("w" * 300), 100, 40, sizes=(20, 10), leading=1)

    assert len(setting.lines) == 4
    assert max(map(len, setting.lines)) <= 10


@given(st.text(alphabet="ab1 新线路9月，。“”（）——…·\u3000", max_size=60), st.integers(3, 20))
def test_nothing_is_lost_and_no_line_begins_with_a_closing_mark(text, width):
    found = lines(text, width)

    assert "".join("".join(found).split()) == "".join(text.split())
    words = text.split()
    for before, line in pairwise(found):
        starts_a_word = any(word.startswith(line[0]) for word in words)
        assert line[0] not in CLOSING or starts_a_word
        assert before[-1] not in OPENING or any(word.endswith(before[-1]) for word in words)
