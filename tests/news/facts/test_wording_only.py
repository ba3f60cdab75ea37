"""Sixteen releases with a typing error each, at hundreds of places: none is a changed fact."""

import random
import re
from pathlib import Path

import pytest

from apps.news.facts import changed_facts
from apps.news.facts.printed import Page
from apps.news.texts import Text
from tests.news import reading

CORPUS = Path(reading.__file__).parent / "corpus"
NUMBERS = [path.stem for path in sorted(CORPUS.glob("*.txt"))]
WORD = re.compile(r"[A-Za-z]{5,}|[\u4e00-\u9fff]")
MISTAKES = 8  # in each release

pytestmark = pytest.mark.django_db


def text_of(words):
    title, *lines = [line for line in words.split("\n") if line.strip()]
    return Text(title=title, body="".join(f"<p>{line}</p>" for line in lines))


def mistaken(words, word, chance):
    """Two letters swapped; for a Chinese character another one."""
    letters = list(word[0])
    if len(letters) == 1:
        letters = [chance.choice("的并将")]
    else:
        place = chance.randrange(1, len(letters) - 1)
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return words[: word.start()] + "".join(letters) + words[word.end() :]


def wording(words):
    """The words that are part of no fact, nor stand next to the characters of one."""
    page = Page(text_of(words), None)
    titles = [title for held in page.titles.values() for title in held.values()]
    facts = [*page.names.values(), *titles]
    facts += [one.words for one in [*page.dates, *page.months, *page.kinds]]
    return [
        word for word in WORD.finditer(words)
        if not any(word[0] in fact for fact in facts)
        and not any(words[: word.start()].endswith(fact) for fact in facts)
        and not any(words[word.end() :].startswith(fact) for fact in facts)
    ]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
def test_a_typing_error_and_its_mending_change_no_fact(number):
    words, chance = (CORPUS / f"{number}.txt").read_text("utf8"), random.Random(number)  # noqa: S311
    places = wording(words)

    alarms = {}
    for word in chance.sample(places, min(MISTAKES, len(places))):
        wrong, right = text_of(mistaken(words, word, chance)), text_of(words)
        alarms[word.start()] = [*changed_facts(right, wrong), *changed_facts(wrong, right)]

    assert {place: found for place, found in alarms.items() if found} == {}
