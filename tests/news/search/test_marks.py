"""What was found is marked, in a title and in the best passage of a text."""

import pytest
from django.utils.translation import override

from apps.news.search.marks import excerpt, marked
from apps.news.search.query import Query
from apps.org.texts import Wording


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("signal", "Signalling & signals", "<mark>Signalling</mark> &amp; <mark>signals</mark>"),
        ("sign", "Signed <b>by</b> us", "<mark>Signed</mark> &lt;b&gt;by&lt;/b&gt; us"),
        ("amp", "A & B", "A &amp; B"),
        ("quot", 'the "quot" word', "the &quot;<mark>quot</mark>&quot; word"),
        ("战略合作", "签署战略合作协议", "签署<mark>战略合作</mark>协议"),
        ("合", "战略合作", "战略<mark>合</mark>作"),
        ("作", "战略合作", "战略合<mark>作</mark>"),
        ("战略 略合", "战略合作", "<mark>战略合</mark>作"),
        ("cafe", "Le Café\u0301!", "Le <mark>Café\u0301</mark>!"),
        ("urumqi", "U\u0308ru\u0308mqi line", "<mark>U\u0308ru\u0308mqi</mark> line"),
        ("ctc3", "新ＣＴＣ３系统", "新<mark>ＣＴＣ３</mark>系统"),
        ('"low altitude"', "low-altitude, low", "<mark>low-altitude</mark>, low"),
        ("2.0", "version 2.0 of 2", "version <mark>2.0</mark> of 2"),
        ("nothing", "A text", "A text"),
    ],
)
def test_what_was_found_is_marked_and_the_rest_escaped(query, text, shown):
    assert marked(text, Query.read(query)) == shown


def test_a_name_of_another_language_says_so_around_its_marks():
    name = Wording("上海铁塔", "zh-hans")

    with override("en"):
        shown = marked(name, Query.read("铁塔"))

    assert shown == '<span lang="zh-hans">上海<mark>铁塔</mark></span>'


def test_the_excerpt_is_the_passage_with_most_of_the_query():
    passages = ["A tower.", "A tower and a line.", "A line and a tower."]

    assert excerpt(passages, Query.read("line tower"), "en") == (
        "A <mark>tower</mark> and a <mark>line</mark>."
    )


def test_a_long_passage_is_cut_at_words_on_both_sides():
    text = "before " * 60 + "the needle " + "behind " * 60

    shown = excerpt([text.strip()], Query.read("needle"), "en")

    assert shown.startswith("…before before ")
    assert shown.endswith("behind behind…")
    assert "the <mark>needle</mark> behind" in shown
    assert len(shown) < 260


def test_a_chinese_passage_is_cut_between_characters_with_its_own_ellipsis():
    text = "前面的话，" * 40 + "战略合作" + "，后面的话" * 40

    shown = excerpt([text], Query.read("战略合作"), "zh-hans")

    assert shown.startswith("……")
    assert shown[2] in "前面的话"
    assert shown.endswith("……")
    assert "<mark>战略合作</mark>" in shown
    assert len(shown) < 140


def test_an_accent_is_not_cut_from_its_letter():
    text = "e\u0301" * 400 + " needle " + "e\u0301" * 400

    shown = excerpt([text], Query.read("needle"), "en")

    assert "…\u0301" not in shown
    assert "<mark>needle</mark>" in shown


def test_without_anything_found_the_text_is_shown_from_its_beginning():
    passages = ["How it begins.", "How it goes on."]

    assert excerpt(passages, Query.read("title"), "en") == "How it begins."


def test_a_text_without_words_has_no_excerpt():
    assert excerpt([], Query.read("title"), "en") == ""


def test_a_word_that_is_everywhere_is_marked_quickly():
    text = "word " * 16_000

    assert excerpt([text], Query.read("word"), "en").count("<mark>") == 44
