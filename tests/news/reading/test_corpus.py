"""Sixteen annotated releases: nobody is said to have signed who has not, and nothing gets worse."""

import json
from pathlib import Path

import pytest

from apps.news.reading import as_json, read

CORPUS = Path(__file__).parent / "corpus"
NUMBERS = [path.stem for path in sorted(CORPUS.glob("*.txt"))]


def read_and_gold(number):
    text = (CORPUS / f"{number}.txt").read_text(encoding="utf-8")
    gold = json.loads((CORPUS / f"{number}.gold.json").read_text(encoding="utf-8"))
    return as_json(read(text)), gold


def signatories(document):
    return {person["name"] for person in document["people"] if "signed" in person["roles"]}


@pytest.mark.parametrize("number", NUMBERS)
def test_nobody_is_said_to_have_signed_who_has_not(number):
    found, gold = read_and_gold(number)

    assert signatories(found) <= signatories(gold)


@pytest.mark.parametrize("number", NUMBERS)
def test_language_headline_and_day_of_signing_are_exact(number):
    found, gold = read_and_gold(number)

    assert [found[field] for field in ("language", "headline", "signing_date")] == [
        gold[field] for field in ("language", "headline", "signing_date")
    ]


# F1 over the corpus as measured; a change that reads worse than this is a step back.
@pytest.mark.parametrize(
    ("items", "floor"),
    [
        (lambda d: {p["name"] for p in d["people"]}, 0.72),
        (lambda d: {(p["name"], t) for p in d["people"] for t in p["titles"]}, 0.60),
        (lambda d: {(p["name"], r) for p in d["people"] for r in p["roles"]}, 0.68),
    ],
    ids=["people", "titles", "roles"],
)
def test_the_corpus_is_read_no_worse_than_before(items, floor):
    correct = found_total = gold_total = 0
    for number in NUMBERS:
        found, gold = map(items, read_and_gold(number))
        correct += len(found & gold)
        found_total += len(found)
        gold_total += len(gold)

    assert 2 * correct / (found_total + gold_total) >= floor
