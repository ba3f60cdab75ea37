"""Where the words of a comment stand in a text, and in the next."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.news.comments.anchor import place, plain, squeezed


def text(title="", summary="", body="", dateline=""):
    return plain(SimpleNamespace(title=title, summary=summary, body=body, dateline=dateline))


@pytest.mark.parametrize(
    ("quote", "body"),
    [
        ("the river bridge", "<p>Over the river <strong>bridge</strong>.</p>"),
        ("one\n\ntwo", "<p>one</p><p>two</p>"),
        ("A & B < C", "<p>A &amp; B &lt; C</p>"),
        ("合作 协议", "<p>战略合作协议</p>"),
        ("no\u200bwhere", "<p>nowhere</p>"),
        ("non breaking", "<p>non\u00a0breaking</p>"),
        ("left right", "<table><tr><td>left</td><td>right</td></tr></table>"),
        ("after", '<p><a href="/x" title="a > b">link</a> after</p>'),
    ],
)
def test_words_are_found_however_they_are_set_and_spaced(quote, body):
    assert place(quote, "", text("Title", body=body)) is not None


def test_words_of_the_title_stand_before_those_of_the_body():
    shown = text("Line opens", "In short", "<p>At length</p>")

    assert place("Line", "", shown) < place("short", "", shown) < place("length", "", shown)


def test_what_stood_before_them_tells_the_same_words_apart():
    shown = text(body="<p>The first bridge. The second bridge.</p>")

    assert place("bridge", "The second ", shown) == len("Thefirstbridge.Thesecond")
    assert place("bridge", "", shown) == len("Thefirst")


def test_a_little_of_what_stood_before_them_is_enough():
    shown = text(body="<p>A first bridge. Now reworded, the second bridge.</p>")
    before = "All this stood otherwise before, and then came the second "

    assert place("bridge", before, shown) == shown.rindex("bridge")


def test_words_that_were_changed_are_no_longer_there():
    assert place("the old bridge", "", text(body="<p>the new bridge</p>")) is None


def test_markup_is_no_part_of_the_words():
    assert place("strong", "", text(body="<p>One <strong>two</strong></p>")) is None


@given(st.text(), st.text(min_size=1), st.text())
def test_words_taken_from_a_text_are_found_where_they_were_or_earlier(before, quote, after):
    whole = squeezed(before + quote + after)

    found = place(quote, before, whole)

    assert found is not None
    assert found <= len(squeezed(before))
    assert whole[found:].startswith(squeezed(quote))


def test_a_long_text_of_the_same_letter_is_searched_in_no_time():
    assert place("a" * 400 + "b", "a" * 60, "a" * 1_000_000) is None
