"""A sentence without an end is read in pieces, and nothing of it is lost."""

import pytest

from apps.news.reading import as_json, read
from apps.news.reading.model import Span
from apps.news.reading.sentences import LONGEST, sentences


def pieces_of(text):
    return list(sentences(text, Span(0, len(text))))


def test_a_long_sentence_is_cut_where_a_clause_ends():
    text = "Mr. Li spoke, and said so; " * 200

    pieces = pieces_of(text.strip())

    assert len(pieces) > 2
    assert all(text[: piece.end].endswith((",", ";")) for piece in pieces[:-1])


@pytest.mark.parametrize("piece", ["a", "甲，", "1,000", "A. ", "; "])
def test_the_pieces_are_short_and_hold_the_whole_text(piece):
    text = (piece * 3000).strip()

    pieces = pieces_of(text)

    assert all(end - start <= LONGEST for start, end in pieces)
    assert "".join(text[start:end] for start, end in pieces).split() == text.split()


def test_who_did_something_late_in_a_long_sentence_is_still_read():
    crowd = ", ".join(["many guests from all over the country came to the hall"] * 60)

    reading = read(f"A headline\n\n{crowd}, and Wang Yin, Chairman of CASCO, delivered a speech.\n")

    (person,) = as_json(reading)["people"]
    assert (person["name"], person["roles"]) == ("Wang Yin", ["spoke"])
