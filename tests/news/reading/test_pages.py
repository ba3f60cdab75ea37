"""A page of the kind Communiqué grew out of, read exactly."""

import json
from pathlib import Path

import pytest

from apps.news.reading import as_json, read

PAGES = Path(__file__).parent / "pages"


@pytest.fixture(scope="module")
def page():
    return read((PAGES / "strategic-agreement.txt").read_text(encoding="utf-8"))


def test_every_fact_of_the_page_is_read(page):
    gold = json.loads((PAGES / "strategic-agreement.gold.json").read_text(encoding="utf-8"))

    assert as_json(page) == gold


def test_the_page_has_six_people_nine_titles_and_ten_roles(page):
    counts = [
        len(page.people),
        sum(len(person.titles) for person in page.people),
        sum(len(person.roles) for person in page.people),
    ]

    assert counts == [6, 9, 10]


def test_the_year_of_signing_is_inferred_and_said_to_be(page):
    assert (page.signing.value.isoformat(), page.signing.is_year_inferred) == ("2024-09-06", True)


def test_the_footer_is_left_out_of_the_body(page):
    body = " ".join(paragraph.text for paragraph in page.paragraphs)

    assert "Jiangchang Road" not in body
    assert "ICP" in page.footer.text
    assert len(page.paragraphs) == 5


def test_whoever_is_only_mentioned_does_not_take_part(page):
    assert "Xi Jinping" not in [person.name.text for person in page.people]


def test_the_kind_of_agreement_is_read(page):
    assert page.kinds[0].kind == "strategic"
