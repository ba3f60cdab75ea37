"""The card of a page: where it is, what it says, and when it is not there."""

import pytest

from apps.news import workflow
from apps.news.cards import Words
from apps.news.cards.draw import draw
from apps.news.models import Article, Category
from apps.news.texts import Text
from apps.org.models import ContentVersion
from tests import factories as make
from tests.pages.scene import furnish, make_scene
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db


def card_of(client, path):
    soup = soup_of(client, path)
    return soup.select_one('meta[property="og:image"]')["content"].removeprefix(
        "http://127.0.0.1:8000"
    )


@pytest.mark.parametrize(
    "path", ["/en/news/story-1/", "/zh-hans/news/story-1/", "/en/", "/zh-hans/contact/"]
)
def test_a_page_names_a_card_that_is_kept_no_longer_than_its_story(client, path):
    make_scene(1)

    response = client.get(card_of(client, path))

    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert response["ETag"]
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_card_says_what_its_story_says(client):
    home = furnish()
    agreement = make.make_agreement([home, make.make_organisation("Nova")])
    make.make_article("Two sign", slug="two", agreements=[agreement],
                      category=make.make_category("agreements"))  # fmt: skip

    response = client.get(card_of(client, "/en/news/two/"))

    assert response.content == draw(Words(
        "en", "CASCO newsroom", "Agreements", "11 September 2024", "Two sign",
        ("CASCO Signal Ltd.", "Nova"),
    ))  # fmt: skip


@pytest.mark.parametrize("others", [0, 2])
def test_there_are_tracks_for_two_parties_alone(client, others):
    home = furnish()
    parties = [home, *(make.make_organisation(f"Nova {n}") for n in range(others))]
    agreement = make.make_agreement(parties)
    make.make_article("Sign", slug="s", agreements=[agreement], category=make.make_category("c"))

    response = client.get(card_of(client, "/en/news/s/"))

    words = Words("en", "CASCO newsroom", "C", "11 September 2024", "Sign")
    assert response.content == draw(words)


def test_an_agreement_that_is_not_public_is_not_on_a_card(client):
    home = furnish()
    secret = make.make_agreement([home, make.make_organisation("Zanzibar")], is_public=False)
    article = make.make_article("Sign", slug="s", category=make.make_category("c"))
    article.live.agreements.add(secret)

    response = client.get(card_of(client, "/en/news/s/"))

    words = Words("en", "CASCO newsroom", "C", "11 September 2024", "Sign")
    assert response.content == draw(words)


def test_a_title_no_font_has_leaves_the_card_without_a_headline(client):
    furnish()
    make.make_article("सिग्नल", slug="s", category=make.make_category("c"))

    page = soup_of(client, "/en/news/s/")
    response = client.get(card_of(client, "/en/news/s/"))

    assert page.select_one('meta[property="og:image:alt"]')["content"] == "CASCO newsroom"
    assert response.content == draw(Words("en", "CASCO newsroom", "C", "11 September 2024"))


def test_a_card_is_there_for_the_live_text_alone(client):
    furnish()
    article = make.make_article(slug="story")
    old = card_of(client, "/en/news/story/")
    boss = make.make_superuser("boss")
    workflow.revise(article, by=make.make_user(), text=Text(title="Another title"))
    while_waiting = card_of(client, "/en/news/story/")
    workflow.publish(article, by=boss, override_reason="Made for a test")
    new = card_of(client, "/en/news/story/")

    assert (while_waiting, new == old) == (old, False)
    assert client.get(new).status_code == 200
    assert client.get(old).url == new
    workflow.withdraw(Article.objects.get(), by=boss, reason="A wrong date.")
    assert client.get(new).status_code == 404


def test_a_draft_has_no_card(client):
    furnish()
    public = make.make_article("A line opens", slug="public")
    make.make_draft("A line opens", slug="draft", category=public.category)

    address = card_of(client, "/en/news/public/").replace("/public/", "/draft/")

    assert client.get(address).status_code == 404


def test_whatever_changes_on_a_card_changes_its_address(client):
    furnish()
    make.make_article(slug="story")
    old = card_of(client, "/en/news/story/")

    Category.objects.update(name_en="Other")
    ContentVersion.bump()

    new = card_of(client, "/en/news/story/")
    assert new != old
    assert client.get(new).status_code == 200
    assert client.get(old).url == new


@pytest.mark.parametrize("digest", ["0", "x" * 400, "card", "0123456789abcdef"])
def test_a_made_up_card_leads_to_the_one_there_is(client, digest):
    make_scene(1)

    for page in ("/en/", "/en/news/story-1/"):
        assert client.get(f"{page}card-{digest}.png").url == card_of(client, page)


def test_a_card_asks_little_of_the_database(client, django_assert_max_num_queries):
    make_scene(1)
    address = card_of(client, "/en/news/story-1/")

    with django_assert_max_num_queries(8):
        client.get(address)


def test_a_newsroom_that_is_not_set_up_has_a_card(client):
    assert client.get(card_of(client, "/en/")).content == draw(Words("en", title="Communiqué"))
