"""How a text is cut into the words that are kept and asked for."""

import re

from hypothesis import given
from hypothesis import strategies as st

from apps.news.search.query import Query, Term
from apps.news.search.words import words_of

OPERATOR = re.compile(r"[\x00-\x2f\x3a-\x60\x7b-\x7f\s\ud800-\udfff]")


def cut(text):
    return [word.text for word in words_of(text)]


def test_chinese_becomes_pairs_and_its_last_character():
    assert cut("战略合作") == ["战略", "略合", "合作", "作"]
    assert cut("新") == ["新"]


def test_latin_words_are_cut_to_their_stem():
    assert cut("Signalling, signals; signed") == ["signal", "signal", "sign"]
    assert cut("China’s don't") == ["china", "dont"]


def test_numbers_and_names_of_systems_are_kept():
    assert cut("GoA4 CBTC 2.0 2024年") == ["goa4", "cbtc", "2", "0", "2024", "年"]


def test_width_case_and_accents_make_no_difference():
    assert cut("ＣＢＴＣ Café CAFE\u0301 ﬁne") == ["cbtc", "cafe", "cafe", "fine"]


def test_scripts_part_where_they_meet():
    assert cut("5G网络CBTC系统") == ["5g", "网络", "络", "cbtc", "系统", "统"]


def test_a_longest_word_is_cut():
    assert cut("w" * 100) == ["w" * 40]


@given(st.text(max_size=60))
def test_a_text_is_found_by_itself(text):
    """Whatever its script: each term stands in the words it was cut from."""
    term = Term.of(text)

    words = [word.text for word in words_of(text)]
    assert (term is None) == (words == [])
    if term:
        *first, last = term.words
        assert words[: len(first)] == first
        assert words[len(first)].startswith(last)


@given(st.text(max_size=300))
def test_a_query_is_never_more_than_words(text):
    words = [word for term in Query.read(text).terms for word in term.words]

    assert [word for word in words if OPERATOR.search(word)] == []


@given(st.text(max_size=60))
def test_every_word_knows_where_it_stands(text):
    spans = [(word.start, word.end) for word in words_of(text)]

    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_query_has_an_end():
    assert Query.read("word " * 100).terms == (Term(("word",)),)
    assert len(Query.read(" ".join(f"w{number}" for number in range(100))).terms) == 20
    assert len(Query.read("词" * 100_000).text) == 200
