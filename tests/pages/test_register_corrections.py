"""What was wrong in the register is told wherever the register was read."""

from datetime import timedelta

import pytest

from tests import factories as make
from tests.pages.feed_reader import read
from tests.pages.json_ld import node
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

DAY = timedelta(1)
STORY = "/en/news/a-story/"
NOTE = "Signed on the 6th, not on the 7th."
TOLD = ("Correction, 21 September 2024", NOTE)


@pytest.fixture
def agreement():
    home = furnish()
    agreement = make.make_agreement([home, make.make_organisation("Nova")], reference="nova")
    make.make_register_correction(agreement, make.NOON + 10 * DAY, note_en=NOTE)
    return agreement


def notes(client, address):
    return [(note.h3.text, note.p.text) for note in soup_of(client, address).select(".note")]


def test_the_page_of_the_agreement_tells_it_and_its_json_ld(client, agreement):
    assert notes(client, "/en/agreements/nova/") == [TOLD]
    assert node(client, "/en/agreements/nova/", "CreativeWork")["correction"] == [
        {"@type": "CorrectionComment", "text": NOTE, "datePublished": "2024-09-21T12:00:00+08:00"}
    ]


def test_so_it_does_of_the_public_occasions_it_shows(client, agreement):
    for is_public, note in ((True, "Held on the 8th."), (False, "Zanzibar")):
        occasion = make.make_occasion(is_public=is_public)
        occasion.agreements.add(agreement)
        make.make_register_correction(occasion, note_en=note)

    assert [note for _day, note in notes(client, "/en/agreements/nova/")] == [
        NOTE, "Held on the 8th."]  # fmt: skip


def test_the_stories_about_it_tell_it_dated_among_their_own(client, agreement):
    article = make.make_article(slug="a-story", agreements=[agreement])
    make.make_change(article, make.NOON + 20 * DAY, change_note="It was a Friday.")

    assert notes(client, STORY) == [("Correction, 1 October 2024", "It was a Friday."), TOLD]


def test_a_story_that_came_later_was_right_from_the_start(client, agreement):
    make.make_article(slug="a-story", agreements=[agreement], at=make.NOON + 11 * DAY)

    assert notes(client, STORY) == []


def test_a_story_that_is_about_something_else_tells_nothing(client, agreement):
    make.make_article(slug="a-story", agreements=[make.make_agreement()])

    assert notes(client, STORY) == []


def test_feed_text_paper_and_json_ld_tell_it(client, agreement):
    make.make_article(slug="a-story", agreements=[agreement])

    (entry,) = read(client, "/en/news/feed.atom").entries

    assert NOTE in entry.content
    assert entry.updated.startswith("2024-09-21")
    assert NOTE in client.get(f"{STORY}text.txt").text
    assert NOTE in client.get(f"{STORY}print/").text
    story = node(client, STORY, "NewsArticle")
    assert [told["text"] for told in story["correction"]] == [NOTE]
    assert story["dateModified"] == "2024-09-21T12:00:00+08:00"


def test_the_headline_says_that_the_story_was_corrected(client, agreement):
    make.make_article(slug="a-story", agreements=[agreement])

    soup = soup_of(client, STORY)

    (flag,) = soup.select(".story-head .corrected a")
    assert flag.text == "Corrected 21 September 2024"
    assert soup.select_one(flag["href"]).p.text == NOTE


def test_both_languages_tell_it_and_neither_is_said_to_be_behind(client, agreement):
    for language in ("en", "zh-hans"):
        make.make_article(slug="a-story", language=language, agreements=[agreement])

    soup = soup_of(client, "/zh-hans/news/a-story/")

    assert soup.select_one(".note div")["lang"] == "en"
    assert not soup.select(".behind")


def test_it_costs_no_query_on_a_story(client, agreement, django_assert_num_queries):
    make.make_article(slug="a-story", agreements=[agreement])
    client.get(STORY)
    with django_assert_num_queries(7):
        client.get(STORY)
    for day in (1, 2, 3):
        make.make_register_correction(agreement, make.NOON + day * DAY)

    with django_assert_num_queries(7):
        page = client.get(STORY)

    assert page.text.count('class="note"') == 4
