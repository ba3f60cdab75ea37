"""What journalists may take along, and what they may not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.org.models import ShortName, SiteIdentity
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db


def main_of(client, path="/en/press/"):
    return soup_of(client, path).main


def section(main, name):
    return main.select_one(f"section[aria-labelledby={name}]")


def words(element):
    return " ".join(element.text.split())


def test_each_part_says_so_while_it_is_empty(client):
    said = words(main_of(client))

    for part in (
        "No press contact has been published.",
        "No text about us has been published.",
        "No logo has been published.",
        "No portrait has been published.",
        "No facts have been published.",
        "Nothing has been published yet.",
    ):
        assert part in said


def test_logos_are_offered_in_their_order_with_use_and_credit(client):
    furnish()
    logos = SiteIdentity.objects.get().logos
    for position, caption in ((2, "For dark grounds"), (1, "For light grounds")):
        picture = make.make_picture(caption_en=caption, credit="Our studio")
        logos.create(picture=picture, position=position)

    shown = section(main_of(client), "logos").select("li")

    assert [words(logo.span) for logo in shown] == ["For light grounds", "For dark grounds"]
    assert "Our studio" in shown[0].text
    assert shown[0].img["alt"] == "A green square"
    download = shown[0].a
    assert download["download"] == "logo-1.png"
    assert download["href"] == logos.get(position=1).picture.original.url
    assert words(download) == "Download: A green square (PNG, 64 × 40)"


def test_the_text_about_us_is_there_in_both_languages(client):
    furnish()
    SiteIdentity.objects.update(boilerplate_zh_hans="我们制造信号。")

    texts = section(main_of(client), "about").select(".prose")

    assert [(text["lang"], words(text)) for text in texts] == [
        ("en", "We make signals."),
        ("zh-hans", "我们制造信号。"),
    ]


def test_a_leader_with_a_portrait_is_there_with_title_and_credit(client):
    home = furnish()
    portrait = make.make_picture(credit="Our studio")
    person = make.make_person("Mei Xiaobo", key="mei-xiaobo", portrait=portrait)
    make.make_post(person, home, "Vice President")
    make.make_post(make.make_person("Without portrait"), home)

    portraits = section(main_of(client), "portraits")

    assert "Without portrait" not in portraits.text
    assert words(portraits.li).startswith("Mei Xiaobo Vice President Our studio Download")
    assert portraits.li.a["download"] == "mei-xiaobo.png"


@pytest.mark.parametrize("days", [-1, 0])
def test_a_portrait_is_there_until_the_last_day_of_its_rights(client, days):
    home = furnish()
    portrait = make.make_picture(rights_until=timezone.localdate() + timedelta(days))
    make.make_post(make.make_person("Mei Xiaobo", portrait=portrait), home)
    SiteIdentity.objects.get().logos.create(picture=portrait)

    main = main_of(client)

    assert ("Mei Xiaobo" in main.text) == (days == 0)
    assert len(main.select("a[download]")) == (2 if days == 0 else 0)


@pytest.mark.parametrize(
    "post",
    [
        {"is_public": False},
        {"ends_on": timezone.localdate() - timedelta(1)},
        {"starts_on": timezone.localdate() + timedelta(1)},
    ],
    ids=["not public", "of yesterday", "of tomorrow"],
)
def test_who_holds_no_public_post_today_is_not_there(client, post):
    home = furnish()
    person = make.make_person("Zanzibar", portrait=make.make_picture())
    make.make_post(person, home, **post)

    assert "Zanzibar" not in client.get("/en/press/").text


def test_a_partners_leader_is_not_ours(client):
    furnish()
    make.make_post(make.make_person("Zanzibar", portrait=make.make_picture()))

    assert "Zanzibar" not in client.get("/en/press/").text


def test_a_mail_goes_to_the_press_desk_alone_whatever_its_address_holds(client):
    make.make_identity(press_contact_email="r&d?bcc=x@example.com")

    assert 'href="mailto:r%26d%3Fbcc%3Dx@example.com"' in client.get("/en/contact/").text


def test_the_facts_are_those_of_the_register(client):
    home = furnish()
    home.website = "https://www.example.com"
    home.save()
    home.offices.update(address_zh_hans="车站路1号")
    ShortName.objects.create(organisation=home, language="en", name="CASCO")

    rows = section(main_of(client), "facts").select("tr")

    assert [list(row.stripped_strings) for row in rows] == [
        ["Legal name", "CASCO Signal Ltd.", "卡斯柯信号有限公司"],
        ["Short name", "CASCO"],
        ["Headquarters", "1 Station Road", "车站路1号"],
        ["Website", "https://www.example.com"],
    ]
    assert [name["lang"] for name in rows[0].select("div")] == ["en", "zh-hans"]


def test_each_category_with_a_public_story_has_its_feeds(client):
    furnish()
    make.make_article(category=make.make_category("projects"))
    make.make_draft(category=make.make_category("zanzibar"))

    feeds = [link["href"] for link in section(main_of(client), "feeds").select("a")]

    assert feeds == [
        *(f"/en/news/feed.{ending}" for ending in ("atom", "rss", "json")),
        "/en/news/in/projects/",
        *(f"/en/news/in/projects/feed.{ending}" for ending in ("atom", "rss", "json")),
    ]
    assert {client.get(feed).status_code for feed in feeds} == {200}


def test_the_newest_stories_of_the_language_are_there(client):
    furnish()
    make.make_article("A line opens")
    make.make_article("一条线开通", language="zh-hans")
    make.make_draft("Zanzibar")

    stories = section(main_of(client), "latest")

    assert [heading.text for heading in stories.select("h3")] == ["A line opens"]
    assert "Zanzibar" not in main_of(client).text
