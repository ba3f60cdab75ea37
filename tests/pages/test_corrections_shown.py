"""What a reader is told of the changes to a story."""

from dataclasses import replace
from datetime import timedelta

import pytest

from apps.news import workflow
from apps.news.texts import Text
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

DAY = timedelta(1)
STORY = "/en/news/a-story/"


def notes(soup):
    """Each note as (heading, its paragraphs)."""
    return [
        (note.h3.text, [p.get_text() for p in note.find_all("p", class_=False)])
        for note in soup.select(".note")
    ]


def test_all_notes_show_newest_first_by_the_day_they_went_live(client):
    furnish()
    article = make.make_article(slug="a-story")
    make.make_change(article, make.NOON + 10 * DAY, change_note="It was the 6th.")
    make.make_change(article, make.NOON + 40 * DAY, change_kind="minor", change_note="")
    make.make_change(
        article, make.NOON + 50 * DAY, change_kind="update", change_note="A line was added."
    )

    assert notes(soup_of(client, STORY)) == [
        ("Update, 31 October 2024", ["A line was added."]),
        ("Correction, 21 September 2024", ["It was the 6th."]),
    ]


def test_a_note_counts_from_the_moment_its_text_went_live(client):
    furnish()
    article = make.make_article(slug="a-story")
    text = replace(Text.of(article.latest), change_kind="correction", change_note="It was the 6th.")
    workflow.revise(article, by=None, text=text, at=make.NOON + DAY)
    workflow.publish(
        article, by=make.make_superuser("boss"), at=make.NOON + 40 * DAY, override_reason="A test"
    )

    assert [heading for heading, _text in notes(soup_of(client, STORY))] == [
        "Correction, 21 October 2024"
    ]


def test_the_headline_leads_to_the_newest_correction(client):
    furnish()
    article = make.make_article(slug="a-story")
    make.make_change(article, make.NOON + 10 * DAY)
    make.make_change(article, make.NOON + 40 * DAY, change_note="And a Friday.")
    make.make_change(article, make.NOON + 50 * DAY, change_kind="update", change_note="More.")

    soup = soup_of(client, STORY)

    (flag,) = soup.select(".story-head .corrected a")
    assert flag.text == "Corrected 21 October 2024"
    assert soup.select_one(flag["href"]).p.text == "And a Friday."


def test_an_update_is_no_correction(client):
    furnish()
    article = make.make_article(slug="a-story")
    make.make_change(article, change_kind="update", change_note="More.")

    assert not soup_of(client, STORY).select(".corrected")


def test_the_note_of_a_text_that_never_went_live_is_not_shown(client):
    furnish()
    article = make.make_article(slug="a-story")
    secret = replace(Text.of(article.latest), change_kind="correction", change_note="Zanzibar")
    workflow.revise(article, by=None, text=secret)

    assert "Zanzibar" not in client.get(STORY).text

    make.make_change(article, change_kind="minor", change_note="")

    assert "Zanzibar" not in client.get(STORY).text


def test_notes_stay_when_a_story_comes_back(client):
    furnish()
    article = make.make_change(make.make_article(slug="a-story"), make.NOON + 10 * DAY)
    workflow.withdraw(article, by=make.make_superuser("boss"), reason="To be checked.")
    make.make_change(article, make.NOON + 40 * DAY, change_kind="minor", change_note="")

    assert [heading for heading, _text in notes(soup_of(client, STORY))] == [
        "Correction, 21 September 2024"
    ]


def test_a_note_has_paragraphs_and_no_markup(client):
    furnish()
    article = make.make_article(slug="a-story")
    make.make_change(article, change_note="<b>One</b> & more\n\nTwo")

    assert notes(soup_of(client, STORY)) == [
        ("Correction, 11 September 2024", ["<b>One</b> & more", "Two"])
    ]


def test_notes_cost_no_query(client, django_assert_num_queries):
    furnish()
    article = make.make_article(slug="a-story")
    client.get(STORY)
    with django_assert_num_queries(7):
        client.get(STORY)
    for day in (1, 2, 3):
        make.make_change(article, make.NOON + day * DAY, change_note=f"Note {day}")
    client.get(STORY)

    with django_assert_num_queries(7):
        page = client.get(STORY)

    assert page.text.count('class="note"') == 3
