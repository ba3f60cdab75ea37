"""What a story said before: at its own address, and of no other story or time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from apps.news import workflow
from apps.news.models import Article
from apps.news.texts import Text
from apps.org.models import Picture
from tests import factories as make
from tests.pages.scene import furnish, make_scene
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

DAY = timedelta(1)
STORY = "/en/news/a-story/"
PAST = f"{STORY}texts/1/"


def corrected(**fields):
    """A story whose first text was corrected after ten days."""
    article = make.make_article("The old title", slug="a-story", **fields)
    return make.make_change(article, make.NOON + 10 * DAY, title="The new title")


def test_a_text_that_was_live_can_be_read_and_says_that_it_is_past(client):
    furnish()
    corrected()

    soup = soup_of(client, PAST)

    assert soup.h1.text == "The old title"
    banner = soup.select_one(".past-text")
    assert " ".join(banner.stripped_strings) == (
        "This is an earlier text of this story, public from 11 September 2024 to"
        " 21 September 2024. Read the present one"
    )
    assert banner.a["href"] == STORY


def test_it_is_not_for_search_engines_and_says_nothing_in_their_words(client):
    furnish()
    corrected()

    soup = soup_of(client, PAST)

    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert soup.find("link", rel="canonical")["href"].endswith(STORY)
    assert not soup.find("script")
    assert not soup.find("link", hreflang=True)
    assert "texts/1" not in client.get("/sitemap-stories.xml").text


def test_it_tells_what_has_changed_since(client):
    furnish()
    article = corrected()
    make.make_change(article, make.NOON + 20 * DAY, change_note="And a Friday.")

    first, second = (soup_of(client, f"{STORY}texts/{number}/") for number in (1, 2))

    assert [note.p.text for note in first.select(".note")] == ["And a Friday.", "It was the 6th."]
    assert [note.p.text for note in second.select(".note")] == ["And a Friday."]


def test_each_note_of_the_story_leads_to_the_text_before_it(client):
    furnish()
    article = corrected()
    make.make_change(article, make.NOON + 20 * DAY, change_kind="minor", change_note="")
    unpublished = replace(Text.of(article.latest), title="Never live")
    workflow.revise(article, by=None, text=unpublished)
    make.make_change(article, make.NOON + 30 * DAY, change_note="And a Friday.")

    links = [note.find("a")["href"] for note in soup_of(client, STORY).select(".note")]

    assert links == [f"{STORY}texts/3/", PAST]
    assert [soup_of(client, link).h1.text for link in links] == ["The new title", "The old title"]


def test_the_present_text_is_at_its_own_address(client):
    furnish()
    corrected()

    response = client.get(f"{STORY}texts/2/")

    assert (response.status_code, response.url) == (302, STORY)


@pytest.mark.parametrize("number", ["0", "3", "4", "99999999999999999999999", "x", "-1"])
def test_no_other_text_is_anywhere(client, number):
    furnish()
    article = corrected()
    workflow.revise(article, by=None, text=Text("Never live"))
    make.make_article("Another", slug="another")
    for _ in range(3):
        make.make_change(make.make_article(slug=f"other-{_}"))

    assert client.get(f"{STORY}texts/{number}/").status_code == 404


def test_a_text_that_was_never_live_is_not_shown_when_a_later_one_is(client):
    furnish()
    article = make.make_article(slug="a-story")
    workflow.revise(article, by=None, text=replace(Text.of(article.latest), title="Never live"))
    make.make_change(article, title="Live")

    assert client.get(f"{STORY}texts/2/").status_code == 404
    assert client.get("/zh-hans/news/a-story/texts/1/").status_code == 404


def test_of_a_withdrawn_story_past_texts_are_gone_and_say_why(client):
    furnish()
    article = corrected()
    workflow.withdraw(article, by=make.make_superuser("boss"), reason="It named the wrong city.")

    for address in (PAST, f"{STORY}texts/2/"):
        soup = soup_of(client, address, 410)
        assert "It named the wrong city." in soup.main.text
        assert "title" not in soup.main.text


def test_between_two_outings_it_was_not_public(client):
    furnish()
    article = make.make_article("The old title", slug="a-story")
    workflow.withdraw(
        article, by=make.make_superuser("boss"), reason="To be checked.", at=make.NOON + 2 * DAY
    )
    make.make_change(article, make.NOON + 10 * DAY, title="The new title")

    assert "to 13 September 2024" in soup_of(client, PAST).select_one(".past-text").text


def test_it_shows_what_it_was_about_and_the_day_it_bore(client):
    furnish()
    agreement = make.make_agreement([make.make_organisation("Nova")], kind="mou")
    article = make.make_article(
        slug="a-story", agreements=[agreement], dated_on=date(2024, 9, 3), dateline="Shanghai"
    )
    make.make_change(article, agreements=[], dated_on=date(2024, 9, 4))

    soup = soup_of(client, PAST)

    assert "Memorandum" in soup.select_one(".fact-panel").text
    assert soup.select_one(".kicker time").text == "3 September 2024"
    assert soup.select_one(".dateline").text == "Shanghai, 3 September."
    assert not soup_of(client, STORY).select(".fact-panel")


def test_pictures_whose_rights_have_ended_are_gone_from_it_too(client):
    furnish()
    picture = make.make_picture()
    body = f'<p>Text</p><figure data-picture="{picture.pk}"></figure>'
    corrected(lead_picture=picture, body=body)
    assert len(soup_of(client, PAST).select("main img")) == 2

    Picture.objects.update(rights_until=date(2020, 1, 1))

    assert not soup_of(client, PAST).select("main img")


def test_it_costs_eight_queries_at_most(client, django_assert_max_num_queries):
    make_scene(2)
    story = "/en/news/story-2/"
    for day in (1, 2):
        article = Article.objects.get(slug="story-2", language="en")
        make.make_change(article, make.NOON + day * DAY, change_note=f"Note {day}")
    client.get(f"{story}texts/1/")

    with django_assert_max_num_queries(8):
        client.get(f"{story}texts/1/")


def test_it_is_valid_html(client, vnu):
    make_scene(2)
    for article in Article.objects.filter(slug="story-2"):
        make.make_change(article, make.NOON + DAY)

    for language in ("en", "zh-hans"):
        assert vnu(client.get(f"/{language}/news/story-2/texts/1/").content) == []
        assert vnu(client.get(f"/{language}/corrections/").content) == []
