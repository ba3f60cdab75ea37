"""What two texts have in common and what not, as it is told to a person."""

from datetime import date
from time import monotonic

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from apps.news.body import clean_body
from apps.news.compare import compare
from apps.news.compare.blocks import blocks
from apps.news.compare.passages import folded, passages
from apps.news.compare.sequences import matched
from apps.news.compare.words import words
from apps.news.texts import Text
from tests import factories as make

SAID = [
    "the line",
    " opens",
    " ",
    "\n",
    "Mei Xiaobo",
    "梅晓波",
    "总裁",
    "，",
    "1,000",
    "e\u0301",
    "<",
    "&",
]
ANY_TEXT = st.one_of(
    st.text(max_size=40), st.lists(st.sampled_from(SAID), max_size=12).map("".join)
)
TAGS = [
    "p",
    "h2",
    "li",
    "ul",
    "ol",
    "strong",
    "em",
    "blockquote",
    "table",
    "tr",
    "td",
    "a",
    "br",
    "hr",
]
PARTS = [f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]
ANY_BODY = st.lists(
    st.one_of(st.sampled_from(PARTS), st.sampled_from(SAID), st.text(max_size=5)), max_size=30
).map("".join)


def bodies(before, after):
    return compare(Text("T", body=before), Text("T", body=after)).passages


def figure(picture):
    return f'<figure data-picture="{picture.pk}"></figure>'


def titles(before, after):
    pieces = compare(Text(before), Text(after)).lines[0].pieces
    return [(piece.mark, piece.text) for piece in pieces]


def sides(pieces):
    """Both texts, as the marks give them back."""
    old = "".join(piece.text for piece in pieces if piece.mark != "added")
    new = "".join(piece.text for piece in pieces if piece.mark != "removed")
    return old, new


def block_sides(found):
    """Both bodies, as the marks give them back: each block with its words in their settings."""
    sides = [
        (("before", {"same", "changed", "removed", "moved-away"}), "added"),
        (("after", {"same", "changed", "added", "moved-here"}), "removed"),
    ]
    return [
        [
            (getattr(each, side).kind, settings_of(each.pieces, side, other))
            for each in found
            if each.mark in marks
        ]
        for (side, marks), other in sides
    ]


def settings_of(pieces, side, other):
    words_ = [(piece.text, getattr(piece, side)) for piece in pieces if piece.mark != other]
    return [(letter, style) for text, style in words_ for letter in text]


def letters(found):
    return [
        (block.kind, [(letter, style) for text, style in block.words for letter in text])
        for block in found
    ]


@given(ANY_TEXT)
def test_words_are_the_text(text):
    assert "".join(words(text)) == text


@given(ANY_TEXT, ANY_TEXT)
@example("<script>alert(1)</script>", "<b>")
def test_the_marks_of_a_line_give_back_both_texts(before, after):
    line = compare(Text(before), Text(after)).lines[0]

    assert sides(line.pieces) == (before, after)


@given(ANY_BODY, ANY_BODY)
@settings(max_examples=300)
def test_the_marks_of_a_body_give_back_both_texts(before, after):
    old, new = blocks(clean_body(before)), blocks(clean_body(after))

    found = passages(old, new)

    assert block_sides(found) == [letters(old), letters(new)]


@given(ANY_BODY, ANY_BODY)
def test_a_body_that_is_another_is_never_called_the_same(before, after):
    old, new = clean_body(before), clean_body(after)

    assert compare(Text("T", body=old), Text("T", body=new)).is_same_body == (old == new)


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_what_is_matched_is_the_same_in_both_and_in_order(before, after):
    found = matched(before, after)

    assert all(before[x : x + size] == after[y : y + size] for x, y, size in found)
    ends = [(x + size, y + size) for x, y, size in found]
    starts = [(x, y) for x, y, _size in found[1:]]
    assert all(a <= c and b <= d for (a, b), (c, d) in zip(ends, starts, strict=False))


def test_a_changed_name_is_marked_as_that_name():
    assert titles("Mei Xiaobo opens the line", "Li Hua opens the line") == [
        ("removed", "Mei Xiaobo"), ("added", "Li Hua"), ("same", " opens the line"),
    ]  # fmt: skip


def test_a_changed_chinese_name_is_marked_as_that_name():
    assert titles("总裁王小明出席签约仪式", "总裁李小红出席签约仪式") == [
        ("same", "总裁"), ("removed", "王小明"), ("added", "李小红"), ("same", "出席签约仪式"),
    ]  # fmt: skip


def test_a_changed_number_is_one_word():
    assert titles("over 1,000 km", "over 1,200 km") == [
        ("same", "over "), ("removed", "1,000"), ("added", "1,200"), ("same", " km"),
    ]  # fmt: skip


def test_a_changed_paragraph_is_held_against_its_counterpart():
    before = "<p>The first line opens today in Shanghai.</p><p>It is long.</p>"
    after = "<p>A new sentence before.</p>" + before.replace("first", "second")

    found = bodies(before, after)

    assert [each.mark for each in found] == ["added", "changed", "same"]
    assert [(piece.mark, piece.text) for piece in found[1].pieces][1:3] == [
        ("removed", "first"), ("added", "second"),
    ]  # fmt: skip


def test_a_paragraph_that_became_a_heading_says_so():
    (found,) = bodies("<p>What was agreed</p>", "<h2>What was agreed</h2>")

    assert (found.was, found.block.name) == ("paragraph", "heading")


def test_a_change_of_emphasis_is_said_in_words():
    (found,) = bodies("<p>It is <em>safe</em></p>", "<p>It is <strong>safe</strong></p>")

    assert found.pieces[1].notes == ["no longer: italic", "now: bold"]


def test_another_address_of_a_link_is_said_in_words():
    before, after = (f'<p>Read <a href="https://{name}.example/">more</a></p>' for name in "ab")

    (found,) = bodies(before, after)

    assert found.pieces[1].notes == [
        "no longer: link to https://a.example/", "now: link to https://b.example/",
    ]  # fmt: skip


def test_markup_without_words_is_not_passed_over():
    before, after = (f'<ol start="{n}"><li>One</li></ol>' for n in (1, 2))

    found = compare(Text("T", body=before), Text("T", body=after))

    assert (found.is_other_markup, found.is_same) == (True, False)


def test_a_long_stretch_without_change_is_folded():
    before = "".join(f"<p>Paragraph {number}</p>" for number in range(10))

    found = folded(list(bodies(before, before.replace("graph 5", "graph five"))))

    assert [each.mark for each in found] == ["fold", "same", "changed", "same", "fold"]
    assert [each.count for each in found if each.mark == "fold"] == [4, 3]


@pytest.mark.django_db
def test_pictures_are_added_removed_and_moved():
    stays, goes, comes = (make.make_picture() for _number in range(3))
    said = "<p>Some words</p><p>And more</p>"
    before = f"{figure(stays)}{said}{figure(goes)}"
    after = f"{said}{figure(stays)}{figure(comes)}"

    found = bodies(before, after)

    assert [(each.mark, each.picture) for each in found] == [
        ("moved-away", stays), ("same", None), ("same", None), ("removed", goes),
        ("moved-here", stays), ("added", comes),
    ]  # fmt: skip


@pytest.mark.django_db
def test_facts_that_came_and_went_have_their_names():
    mei, li = make.make_person("Mei Xiaobo"), make.make_person("Li Hua")
    both = make.make_person("Wang Fang")

    found = compare(Text("T", people={mei, both}), Text("T", people={li, both})).changed_facts

    assert [(each.name, each.removed, each.added, each.kept) for each in found] == [
        ("people", ("Mei Xiaobo",), ("Li Hua",), ("Wang Fang",))
    ]


def test_the_day_and_the_kind_of_change_are_other_ones_as_a_whole():
    before = Text("T", dated_on=date(2024, 9, 6))
    after = Text("T", dated_on=date(2024, 9, 16), change_kind="update", change_note="Later.")

    found = {line.name: sides(line.pieces) for line in compare(before, after).changed_lines}

    assert found == {
        "date of the release": ("6 September 2024", "16 September 2024"),
        "kind of change": ("Minor: no note", "Update: with a note"),
        "note to readers": ("", "Later."),
    }


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 60_000, "b a a " * 40_000),
        ("one two three four five " * 10_000, "one two four three five " * 10_000),
        ("总裁" * 50_000, "裁总总" * 30_000),
    ],
)
def test_a_long_text_of_the_same_few_words_is_compared_in_time(before, after):
    start = monotonic()

    found = bodies(f"<p>{before}</p>", f"<p>{after}</p>")

    pieces = [piece for passage in found for piece in passage.pieces]
    assert sides(pieces) == (before.strip(), after.strip())
    assert monotonic() - start < 30  # what grows with the square takes an hour


def test_two_equal_texts_are_the_same():
    text = Text("T", summary="S", body="<p>B</p>")

    assert compare(text, text).is_same
