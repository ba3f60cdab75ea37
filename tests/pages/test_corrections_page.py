"""The page that says what we got wrong, and its feeds."""

from datetime import timedelta

import pytest

from apps.news import workflow
from apps.news.languages import html_code
from apps.news.texts import Text
from tests import factories as make
from tests.pages.feed_reader import read
from tests.pages.json_ld import node
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

DAY = timedelta(1)
PAGE = "/en/corrections/"
SECRET = "Zanzibar"


def entries(soup):
    """Each as its kicker, its headline, the address that leads to it, and its note."""
    return [
        (" ".join(entry.select_one(".kicker").stripped_strings), entry.h2.text,
         entry.h2.a and entry.h2.a["href"], entry.p.text)
        for entry in soup.select(".corrections > li")
    ]  # fmt: skip


def everything():
    """A corrected and updated story, a withdrawn one, and corrections of the register."""
    story = make.make_article(slug="a-story")
    make.make_change(story, make.NOON + DAY, change_note="It was the 6th.")
    make.make_change(story, make.NOON + 3 * DAY, change_kind="update", change_note="More.")
    gone = make.make_article(SECRET, slug="gone")
    boss = make.make_superuser("boss")
    workflow.withdraw(gone, by=boss, reason="It named the wrong city.", at=make.NOON + 4 * DAY)
    agreement = make.make_agreement(reference="nova", title_en="The Nova agreement")
    make.make_register_correction(agreement, make.NOON + 2 * DAY, note_en="Signed on the 7th.")
    visit = make.make_occasion(title_en="A visit")
    make.make_register_correction(visit, make.NOON, note_en="Held on the 8th.")


def test_all_that_was_told_stands_there_newest_first(client):
    furnish()
    everything()

    found = entries(soup_of(client, PAGE))

    assert [(kicker, headline, note) for kicker, headline, _address, note in found] == [
        ("Withdrawal 15 September 2024", "This story has been withdrawn",
         "It named the wrong city."),
        ("Update 14 September 2024", "A line opens", "More."),
        ("Correction 13 September 2024", "The Nova agreement", "Signed on the 7th."),
        ("Correction 12 September 2024", "A line opens", "It was the 6th."),
        ("Correction 11 September 2024", "A visit", "Held on the 8th."),
    ]  # fmt: skip


def test_each_leads_to_where_it_is_told(client):
    furnish()
    everything()

    addresses = [address for *_words, address, _note in entries(soup_of(client, PAGE)) if address]

    assert addresses[0] == "/en/news/gone/"
    assert len(addresses) == 4
    for address in addresses[1:]:
        page, _mark, anchor = address.partition("#")
        assert soup_of(client, page).find(id=anchor), address


def test_a_withdrawn_story_is_listed_without_its_title_and_its_notes(client):
    furnish()
    gone = make.make_article(SECRET, slug="gone")
    make.make_change(gone, change_note=SECRET)
    workflow.withdraw(gone, by=make.make_superuser("boss"), reason="A wrong city.")

    for address in (PAGE, *(f"{PAGE}feed.{ending}" for ending in ("atom", "rss", "json"))):
        answer = client.get(address).text
        assert SECRET not in answer
        assert "A wrong city." in answer


def test_a_story_that_came_back_is_withdrawn_no_more(client):
    furnish()
    article = make.make_article(slug="a-story")
    workflow.withdraw(article, by=make.make_superuser("boss"), reason="To be checked.")
    make.make_change(article, change_note="It was the 6th.")

    assert [note for *_rest, note in entries(soup_of(client, PAGE))] == ["It was the 6th."]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_notes_of_stories_are_in_their_language_and_of_the_register_in_all(client, language):
    furnish()
    for code, note in (("en", "English"), ("zh-hans", "中文")):
        make.make_change(make.make_article(slug="a-story", language=code), change_note=note)
    make.make_register_correction(make.make_agreement(), note_en="In English alone")

    soup = soup_of(client, f"/{language}/corrections/")

    notes = {entry.p.text for entry in soup.select(".corrections > li")}
    assert notes == {"English" if language == "en" else "中文", "In English alone"}
    (note,) = [p for p in soup.select(".corrections p") if p.text == "In English alone"]
    assert (note.parent.get("lang") == "en") is (language != "en")
    assert soup.html["lang"] == html_code(language)


def test_nothing_that_is_not_public_is_told(client):
    furnish()
    hidden = make.make_agreement(title_en=SECRET, is_public=False)
    make.make_register_correction(hidden, note_en=SECRET)
    make.make_register_correction(make.make_occasion(is_public=False), note_en=SECRET)
    article = make.make_article(slug="a-story")
    workflow.revise(article, by=None, text=Text(
        SECRET, change_kind="correction", change_note=SECRET))  # fmt: skip

    for address in (PAGE, f"{PAGE}feed.json", "/en/news/a-story/"):
        assert SECRET not in client.get(address).text


def test_an_occasion_leads_to_a_public_agreement_alone(client):
    furnish()
    visit = make.make_occasion()
    visit.agreements.add(make.make_agreement(reference="zanzibar", is_public=False))
    make.make_register_correction(visit)

    assert entries(soup_of(client, PAGE))[0][2] is None
    assert "zanzibar" not in client.get(PAGE).text


def test_it_has_pages_that_tell_each_correction_once(client):
    furnish()
    article = make.make_article(slug="a-story")
    for number in range(23):
        make.make_change(article, make.NOON + number * DAY, change_note=f"Note {number}")

    first, second = (entries(soup_of(client, f"{PAGE}?page={number}")) for number in (1, 2))

    assert (len(first), len(second)) == (20, 3)
    assert len({note for *_rest, note in first + second}) == 23


def test_every_page_leads_there(client):
    furnish()
    make.make_article(slug="a-story")

    for address in ("/en/", "/en/news/a-story/", "/en/contact/", "/en/nothing/"):
        foot = soup_of(client, address, 404 if "nothing" in address else 200).footer
        assert foot.find("a", href=PAGE), address


def test_its_machines_know_it(client):
    furnish()
    everything()

    page = client.get(PAGE).text

    assert f"{PAGE}feed.atom" in page
    assert 'hreflang="zh-Hans" href="http://127.0.0.1:8000/zh-hans/corrections/"' in page
    assert "/en/corrections/" in client.get("/sitemap-pages.xml").text
    (withdrawn, update, *corrections) = node(client, PAGE, "ItemList")["itemListElement"]
    assert [withdrawn["item"]["@type"], update["item"]["@type"]] == ["Comment", "Comment"]
    assert corrections[1]["item"] == {
        "@type": "CorrectionComment", "name": "A line opens", "text": "It was the 6th.",
        "inLanguage": "en", "datePublished": "2024-09-12T12:00:00+08:00",
        "url": "http://127.0.0.1:8000/en/news/a-story/#note-2",
    }  # fmt: skip


@pytest.mark.parametrize("ending", ["atom", "rss", "json"])
def test_the_feed_tells_the_same(client, ending):
    furnish()
    everything()

    feed = read(client, f"{PAGE}feed.{ending}")

    assert [entry.title for entry in feed.entries] == [
        "Withdrawal: This story has been withdrawn", "Update: A line opens",
        "Correction: The Nova agreement", "Correction: A line opens", "Correction: A visit",
    ]  # fmt: skip
    assert len({entry.id for entry in feed.entries}) == 5


def test_a_note_has_no_markup_anywhere(client):
    furnish()
    make.make_change(make.make_article("<b>A</b>"), change_note="<script>alert(1)</script>")

    for address in (PAGE, f"{PAGE}feed.rss", f"{PAGE}feed.atom"):
        assert "<script>alert" not in client.get(address).text
    assert "<script>" not in client.get(f"{PAGE}feed.json").json()["items"][0]["content_html"]


@pytest.mark.parametrize("is_planned", [False, True])
def test_a_withdrawal_is_told_by_its_address_and_leaves_everything_else(client, is_planned):
    furnish()
    article, boss = make.make_article(SECRET, slug="a-story"), make.make_superuser("boss")
    make.make_change(article, make.NOON + DAY, change_note="It was the 6th.")
    moment, reason = make.NOON + 9 * DAY, "It named the wrong city."
    if is_planned:
        workflow.schedule_withdrawal(
            article, withdraw_at=moment, by=boss, reason=reason, at=make.NOON + 2 * DAY
        )
        workflow.keep_up(moment + DAY)
    else:
        workflow.withdraw(article, by=boss, reason=reason, at=moment)

    soup = soup_of(client, "/en/news/a-story/", 410)

    assert (soup.select_one(".head .kicker").text, soup.select_one(".head h1 + p").text) == (
        "Withdrawn on 20 September 2024", reason)  # fmt: skip
    assert entries(soup_of(client, PAGE)) == [
        ("Withdrawal 20 September 2024", "This story has been withdrawn",
         "/en/news/a-story/", reason)]  # fmt: skip
    for ending in ("atom", "rss", "json"):
        assert read(client, f"/en/news/feed.{ending}").entries == []
    for address in ("/en/", "/en/news/", "/en/search/?q=zanzibar&kind=stories",
                    "/sitemap-stories.xml", "/en/news/feed.json"):  # fmt: skip
        assert "a-story" not in client.get(address).text, address


def test_a_correction_is_told_on_the_page_in_the_feed_and_in_json_ld(client):
    furnish()
    note, day = "It was the 6th, not the 7th.", "2024-09-12T12:00:00+08:00"
    make.make_change(make.make_article(slug="a-story"), make.NOON + DAY, change_note=note)

    story = node(client, "/en/news/a-story/", "NewsArticle")
    (entry,) = read(client, "/en/news/feed.atom").entries

    assert story["correction"] == [
        {"@type": "CorrectionComment", "text": note, "datePublished": day}
    ]
    assert story["dateModified"] == entry.updated == day
    assert ("Correction, 12 September 2024" in entry.content, note in entry.content) == (True, True)
