"""Every text is read to its end. How long it takes, `benchmarks/reading.py` measures."""

from itertools import product

import pytest

from apps.news.reading import as_json, read
from tests.news.reading.hostile import HEAD, PIECES, repeated


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_that_repeats_itself_is_read_to_the_end(piece):
    text = repeated(piece, 64 * 1024)

    reading = read(text)

    assert reading.text == text
    assert reading.footer.span.end == len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "以及",
        "王伟以及",
        "representing ",
        "与",
        "甲乙部和",
        "张三总经理、",
        "集团总经理、",
        "代表代表",
        "both ",
    ],
)
@pytest.mark.parametrize("before", ["党委书记王印", "Chairman Wang Yin", "公司"])
def test_a_repetition_within_a_sentence_is_read_to_the_end(before, piece):
    text = f"{HEAD}{before}、{piece * 60}。签署 signed."

    assert read(text).headline.text == "A headline"


def test_ten_thousand_names_are_found_again():
    letters = "abcdefghij"
    given = ["".join(each).title() for each in product(letters, repeat=4)]
    names = [f"Wang {name}" for name in given if name != "Head"]  # which is a title
    people = "".join(f"{name}, Chairman of Acme, spoke. " for name in names)

    found = [person["name"] for person in as_json(read(HEAD + people + " ".join(names)))["people"]]

    assert found == names


def test_two_hundred_names_in_a_sentence_are_all_read():
    surnames, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋"
    names = [surname + one for surname in surnames for one in given]
    text = f"标题\n\n出席会议的有{'、'.join(f'{name}总经理' for name in names)}等领导。"

    found = {person["name"] for person in as_json(read(text))["people"]}

    assert found <= set(names)
