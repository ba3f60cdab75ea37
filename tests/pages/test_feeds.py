"""What the feeds tell, read strictly."""

from datetime import datetime, timedelta
from time import time

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.http import http_date

from apps.news import workflow
from apps.news.models import Article, Category
from apps.news.texts import Text
from tests import factories as make
from tests.pages.feed_reader import read
from tests.pages.scene import furnish, make_scene, make_story
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

HOST = "http://127.0.0.1:8000"
FORMATS = ["atom", "rss", "json"]
FEEDS = [f"{folder}feed.{ending}" for ending in FORMATS for folder in
         ("/en/news/", "/en/news/in/agreements/", "/en/partners/partner-1/")]  # fmt: skip


def body_of(entry):
    return BeautifulSoup(entry.content, "html.parser")


@pytest.mark.parametrize("ending", FORMATS)
def test_an_entry_tells_the_whole_story(client, ending):
    furnish()
    picture = make.make_picture(caption_en="On the day", credit="A. Photographer")
    body = (
        f'<p>Read <a href="/en/contact/">this</a>.</p><figure data-picture="{picture.pk}"></figure>'
    )
    make.make_article(
        "A line opens", slug="a", category=make.make_category("projects"), summary="At last.",
        body=body, dateline="Dhaka", lead_picture=picture,
    )  # fmt: skip

    (entry,) = read(client, f"/en/news/feed.{ending}").entries

    largest = picture.largest()
    file = (HOST + largest.address, "image/jpeg", default_storage.size(largest.name))
    assert entry.url == f"{HOST}/en/news/a/"
    assert (entry.title, entry.summary) == ("A line opens", "At last.")
    assert (entry.author, entry.tags) == ("CASCO Signal Ltd.", ["Projects"])
    assert entry.pictures == [file]
    soup = body_of(entry)
    assert soup.p.text == "Dhaka, 11 September. Read this."
    assert soup.a["href"] == f"{HOST}/en/contact/"
    assert [img["src"] for img in soup.find_all("img")] == [file[0], file[0]]
    assert [note.text for note in soup.find_all("figcaption")] == ["On the day A. Photographer"] * 2
    assert not soup.find_all(["picture", "source", "div", "script"])
    assert not soup.select("[class], [style], [srcset], [loading]")


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_says_where_it_and_its_page_are_and_in_which_language(client, path):
    make_scene(1)

    english, chinese = read(client, path), read(client, path.replace("/en/", "/zh-hans/"))

    assert english.itself == HOST + path
    assert english.page == HOST + path.rsplit("/", 1)[0] + "/"
    assert (english.language, chinese.language) == ("en", "zh-Hans")
    assert english.title.startswith("CASCO newsroom: ")
    assert [entry.url for entry in english.entries] == [f"{HOST}/en/news/story-1/"]
    assert [entry.url for entry in chinese.entries] == [f"{HOST}/zh-hans/news/story-1/"]


def test_feeds_have_the_stories_of_their_category_and_partner(client):
    home = furnish()
    make_scene(2, home)
    Category.objects.create(slug="other", name_en="Other")
    make.make_article("Elsewhere", slug="elsewhere", category=Category.objects.get(slug="other"))

    stories = {
        path: [entry.url.split("/")[-2] for entry in read(client, f"/en/{path}feed.json").entries]
        for path in ("news/", "news/in/agreements/", "news/in/other/", "partners/partner-2/")
    }

    assert stories == {
        "news/": ["elsewhere", "story-2", "story-1"],
        "news/in/agreements/": ["story-2", "story-1"],
        "news/in/other/": ["elsewhere"],
        "partners/partner-2/": ["story-2"],
    }


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("path", ["news/in/nothing/", "news/in/secret/", "partners/nobody/",
                                  "partners/us/", "partners/secret/"])  # fmt: skip
def test_what_has_no_page_has_no_feed(client, path, ending):
    home = furnish()
    make.make_draft(category=make.make_category("secret"))
    secret = make.make_organisation("Secret", key="secret")
    make.make_agreement([home, secret], is_public=False)

    assert client.get(f"/en/{path}feed.{ending}").status_code == 404


@pytest.mark.parametrize("ending", FORMATS)
def test_a_category_without_a_story_in_the_language_has_an_empty_feed(client, ending):
    furnish()
    make.make_article(category=make.make_category("projects"))

    assert read(client, f"/zh-hans/news/in/projects/feed.{ending}").entries == []


@pytest.mark.parametrize("ending", FORMATS)
def test_an_empty_newsroom_has_a_feed(client, ending):
    assert read(client, f"/en/news/feed.{ending}").entries == []


@pytest.mark.parametrize("ending", FORMATS)
def test_an_id_is_its_storys_alone_and_outlives_everything(client, settings, ending):
    make_scene(3)
    paths = [f"/en/news/feed.{ending}", f"/zh-hans/news/feed.{ending}",
             f"/en/partners/partner-1/feed.{ending}"]  # fmt: skip
    before = [[entry.id for entry in read(client, path).entries] for path in paths]

    settings.SITE_URL = "https://elsewhere.example"
    boss = make.make_superuser("boss")
    for article in Article.objects.all():
        text = Text(title="New", summary="New", body="<p>New</p>", change_kind="correction",
                    change_note="New", organisations=article.live.organisations.all())  # fmt: skip
        workflow.revise(article, by=boss, text=text)
        workflow.publish(article, by=boss, override_reason="Made for a test")
    Article.objects.update(category=make.make_category("other"))
    after = [[entry.id for entry in read(client, path).entries] for path in paths]

    assert after == before
    assert set(before[2]) < set(before[0])
    assert len({*before[0], *before[1]}) == 6
    assert all(one.startswith("urn:uuid:") for one in before[0])


@pytest.mark.parametrize("ending", FORMATS)
def test_dates_are_those_of_the_story_and_the_newest_is_first(client, ending):
    furnish()
    make.make_article("Second", slug="second", at=make.NOON + timedelta(1))
    make.make_article("First", slug="first")
    of_old = make.NOON.date() - timedelta(400)
    make.make_article("Archive", slug="archive", dated_on=of_old, at=make.NOON + timedelta(2))

    entries = read(client, f"/en/news/feed.{ending}").entries

    published = [datetime.fromisoformat(entry.published) for entry in entries]
    updated = [datetime.fromisoformat(entry.updated) for entry in entries]
    assert [entry.title for entry in entries] == ["Second", "First", "Archive"]
    assert published[:2] == [make.NOON + timedelta(1), make.NOON]
    assert timezone.localtime(published[2]).isoformat() == f"{of_old}T00:00:00+08:00"
    assert updated == [make.NOON + timedelta(1), make.NOON, make.NOON + timedelta(2)]
    assert published == sorted(published, reverse=True)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_correction_is_told_and_stays_told(client, ending):
    furnish()
    article, boss = (
        make.make_article("Opens", slug="a", body="<p>On 5 May.</p>"),
        make.make_superuser("boss"),
    )
    changes = [
        {"change_kind": "correction", "change_note": "It was the <6th>."},
        {"change_kind": "update", "change_note": "It is open."},
        {"change_kind": "minor"},
    ]
    for days, change in enumerate(changes, start=40):
        at = make.NOON + timedelta(days)
        workflow.revise(article, by=boss, at=at, text=Text(title=f"{days}", **change))
        workflow.publish(article, by=boss, at=at, override_reason="Made for a test")

    (entry,) = read(client, f"/en/news/feed.{ending}").entries

    notes = [note.get_text(" ", strip=True) for note in body_of(entry).find_all("aside")]
    assert notes == ["Update, 22 October 2024 It is open.",
                     "Correction, 21 October 2024 It was the <6th>."]  # fmt: skip
    assert datetime.fromisoformat(entry.updated) == make.NOON + timedelta(42)
    assert datetime.fromisoformat(entry.published) == make.NOON


TITLES = ["Fish & chips <b>bold</b> &amp; “more”", "a ]]> b <![CDATA[ c", "\U0001f684 高铁\u2028线",
          "'\"</title><script>alert(1)</script>", "%s {{ title }} \\ \\n"]  # fmt: skip


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("title", TITLES)
def test_a_title_arrives_as_it_was_written(client, title, ending):
    furnish()
    make.make_article(title, slug="a", summary=title, body="<p>a ]]&gt; b &amp; c</p>")

    (entry,) = read(client, f"/en/news/feed.{ending}").entries

    assert (entry.title, entry.summary) == (" ".join(title.split()), title)
    assert body_of(entry).p.text == "a ]]> b & c"
    assert not body_of(entry).find("script")


@pytest.mark.parametrize("ending", FORMATS)
def test_control_characters_break_no_feed(client, ending):
    category = make.make_category("bell", name_en="Bell \x07 here")
    home = make.make_home("Us\x0b", key="us")
    make.make_identity(home, name_en="News\x08room")
    picture = make.make_picture(alt_en="A\x01", caption_en="B\x02")
    make.make_article("Bell \x07 here", slug="a", category=category, lead_picture=picture)
    make.make_organisation("Part\x07ner", key="partner")

    feed = read(client, f"/en/news/in/bell/feed.{ending}")

    assert feed.title == "Newsroom: Bell  here"
    assert [(entry.title, entry.tags, entry.author) for entry in feed.entries] == [
        ("Bell here", ["Bell  here"], "Us")
    ]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_picture_past_its_rights_is_left_out(client, ending):
    furnish()
    yesterday = timezone.localdate() - timedelta(1)
    picture = make.make_picture(rights_until=yesterday)
    figure = f'<p>Text</p><figure data-picture="{picture.pk}"></figure>'
    make.make_article(slug="a", lead_picture=picture, body=figure)

    (entry,) = read(client, f"/en/news/feed.{ending}").entries

    assert entry.pictures == []
    assert not body_of(entry).find(["img", "figure", "figcaption"])
    assert picture.largest().name not in client.get(f"/en/news/feed.{ending}").text


@pytest.mark.parametrize("ending", FORMATS)
def test_a_picture_whose_file_is_lost_is_no_error(client, ending):
    furnish()
    picture = make.make_picture()
    default_storage.delete(picture.largest().name)
    make.make_article(slug="a", lead_picture=picture)

    (entry,) = read(client, f"/en/news/feed.{ending}").entries

    assert entry.pictures == []


@pytest.mark.parametrize("ending", FORMATS)
def test_nothing_unpublished_is_in_a_feed(client, ending):
    furnish()
    article = make.make_article("Public", slug="public")
    make.make_draft("Secret", slug="secret", body="Secret", summary="Secret")
    workflow.revise(article, by=make.make_user(), text=Text(
        title="Secret", change_kind="correction", change_note="Secret"))  # fmt: skip
    gone = make.make_article("Secret", slug="gone")
    workflow.withdraw(gone, by=make.make_superuser("boss"), reason="Secret")

    text = client.get(f"/en/news/feed.{ending}").text

    assert "Public" in text
    assert "secret" not in text.lower()


@pytest.mark.parametrize("ending", FORMATS)
def test_a_link_that_is_no_address_is_words_in_a_feed(client, ending):
    furnish()
    make.make_article(body='<p><a href="//[half">here</a> and <a href="/en/">there</a></p>')

    entry = read(client, f"/en/news/feed.{ending}").entries[0]

    assert [link.get("href") for link in body_of(entry)("a")] == [None, f"{HOST}/en/"]


@pytest.mark.parametrize("ending", FORMATS)
def test_a_withdrawn_story_leaves_the_feeds_of_those_who_ask_for_what_is_newer(client, ending):
    furnish()
    wrong, _newest = make.make_article("Wrong"), make.make_article("Right")
    workflow.withdraw(wrong, by=make.make_superuser("boss"), reason="A wrong date.")

    now = {"If-Modified-Since": http_date(time())}
    response = client.get(f"/en/news/feed.{ending}", headers=now)

    assert response.status_code == 200
    assert "Wrong" not in response.text


@pytest.mark.parametrize("ending", FORMATS)
def test_a_feed_names_no_host_but_ours(client, ending):
    furnish()
    make.make_article(slug="a", lead_picture=make.make_picture())

    text = client.get(f"/en/news/feed.{ending}", headers={"host": "evil.example"}).text

    assert "evil.example" not in text
    assert f"{HOST}/en/news/a/" in text


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_costs_the_same_queries_however_much_it_shows(
    client, django_assert_max_num_queries, path
):
    home = furnish()
    make_scene(1, home)
    client.get(path)
    with django_assert_max_num_queries(4) as with_one:
        client.get(path)
    partner = Article.objects.get(slug="story-1", language="en").live.organisations.get()
    for number in (2, 3):
        article = make_story(home, Category.objects.get(), number)
        article.live.organisations.add(partner)
    client.get(path)

    with django_assert_max_num_queries(4) as with_three:
        client.get(path)

    assert len(with_three) == len(with_one)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_feed_has_the_newest_twenty(client, ending):
    furnish()
    for number in range(22):
        make.make_article(f"Story {number}", slug=f"story-{number}")

    entries = read(client, f"/en/news/feed.{ending}").entries

    assert [entry.title for entry in entries] == [f"Story {n}" for n in range(21, 1, -1)]


def test_a_feed_is_only_read(client):
    assert client.post("/en/news/feed.json").status_code == 405
    assert not client.get("/en/news/feed.json").cookies


@pytest.mark.parametrize(("page", "folder"), [
    ("/en/", "/en/news/"), ("/zh-hans/contact/", "/zh-hans/news/"), ("/en/news/", "/en/news/"),
    ("/en/news/story-1/", "/en/news/"), ("/en/news/in/agreements/", "/en/news/in/agreements/"),
    ("/en/partners/partner-1/", "/en/partners/partner-1/"),
])  # fmt: skip
def test_a_page_names_its_feeds(client, page, folder):
    make_scene(1)

    links = soup_of(client, page).select("link[rel=alternate][type]")

    named = {link["href"]: link["type"] for link in links}
    assert {path: client.get(path)["Content-Type"].split(";")[0] for path in named} == named
    assert set(named) >= {f"{folder}feed.{ending}" for ending in FORMATS}
    assert len({link["title"] for link in links}) == len(links)
