"""Every fact stands where its span says; no text makes a reading fail."""

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.news.reading import as_json, read
from apps.news.reading.model import Mention

FILES = sorted(Path(__file__).parent.glob("*/*.txt"))


def mentions(value):
    if isinstance(value, Mention):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from mentions(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from mentions(item)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_mention_quotes_the_text(path):
    reading = read(path.read_text(encoding="utf-8"))

    found = list(mentions(reading))

    assert found
    assert [m.text for m in found] == [reading.text[m.span.start : m.span.end] for m in found]


PIECES = st.sampled_from(
    ["Wang Yin", ", Chairman of CASCO", " signed ", "and ", "(", ")", "\n", "。", "、", "党委书记王印",
     "签署", "与", "6 September", "9月6日", "©", "\u202e", "😀", " the ", "areas such as ", "31 February",
     "Department", " of ", "hereinafter ", "“", "”", ".", "\x00", "2024-13-45", "出席", "\ud7ff"]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))
def test_no_text_makes_a_reading_fail(text):
    reading = read(text)

    assert [m.text for m in mentions(reading)] == [
        text[m.span.start : m.span.end] for m in mentions(reading)
    ]
    as_json(reading)
