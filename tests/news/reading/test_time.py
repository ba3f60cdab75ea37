"""No text, however built, is read in time that grows faster than it does."""

from time import thread_time

import pytest

from apps.news.reading import read

HEAD = "A headline\n\nAn agreement was signed on May 6. "
PIECES = [
    " ", "a", "A ", "(", "“", "1", "，", "。\n", "王", "、", "and ", ", ", "a\n", "1 May ", "1 May\n",
    "9月6日至7日", "2024-09-06 ", "cooperation ", "agreement ", "Chairman of ", "Deputy ", "Md ",
    "General Manager ", "Chairman and ", "Mr. Li ", "and Wang Yin, ", "Wang Yin signed ", "signed ",
    "signed by Mr. ", " attended by Mr. ", "attended by Wang Yin, ", "Wang Yin representing ",
    "A and B Department of ", "areas such as a, ", "between A and B, ", "A (hereinafter the ",
    "Deputy Mayor ", "董事长", "公司", "代表", "张三总经理、", "总经理兼", "总经理王伟以及",
    "总经理王伟代表", "总经理王伟领导", "公司甲乙部和", "领导李明、", "集团公司部长", "大学部", "日与在",
]  # fmt: skip


def seconds(text):
    start = thread_time()
    read(text)
    return thread_time() - start


def repeated(piece, size):
    return HEAD + piece * (size // len(piece.encode()))


@pytest.mark.parametrize("piece", PIECES)
def test_reading_grows_with_the_text_and_not_faster(piece):
    size = 10_000
    seconds(repeated(piece, size))

    short, long = (min(seconds(repeated(piece, n)) for _ in range(2)) for n in (size, 4 * size))

    assert long < 10 * short + 0.05


# What the largest file that is accepted costs, measured on a sixteenth of it.
@pytest.mark.parametrize("piece", PIECES)
def test_the_largest_file_is_read_in_seconds(piece):
    assert seconds(repeated(piece, 2 * 1024 * 1024 // 16)) < 5


def test_names_are_found_again_however_many_there_are():
    letters = "abcdefghij"
    names = [f"Wang {a.upper()}{b}{c}{d}" for a in letters for b in letters for c in letters
             for d in letters]  # fmt: skip
    people = "".join(f"Chairman {name} of Acme spoke. " for name in names)

    assert seconds(HEAD + people + " ".join(names)) < 8


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
def test_no_pattern_tries_every_way_to_split_a_repetition(before, piece):
    assert seconds(f"{HEAD}{before}、{piece * 60}。签署 signed.") < 1


def test_two_hundred_names_in_a_sentence_are_read_at_once():
    surnames, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋"
    names = [surname + one for surname in surnames for one in given]
    text = f"标题\n\n出席会议的有{'、'.join(f'{name}总经理' for name in names)}等领导。"

    assert len(names) == 200
    assert seconds(text) < 1
