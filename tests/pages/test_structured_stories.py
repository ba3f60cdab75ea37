"""JSON-LD of stories, field by field: what search engines are told is true, complete and public."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from apps.news import workflow
from apps.news.texts import Text
from tests import factories as make
from tests.pages.json_ld import ADA, BO, NOVA, SITE, US, graph, make_signing, node, subjects
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db

STORY = f"{SITE}/en/news/story/"


@pytest.fixture
def home():
    return furnish()


def make_story(home, **fields):
    fields = {"slug": "story", "summary": "In short.", "dateline": "Shanghai"} | fields
    return make.make_article("Two sign", category=make.make_category("agreements"), **fields)


def test_a_story_without_an_agreement(client, home):
    make_story(home)

    (article,) = subjects(client, "/en/news/story/")

    card = article.pop("image")[0]
    assert card.pop("contentUrl").startswith(f"{STORY}card-")
    assert card == {"@type": "ImageObject", "width": 1200, "height": 630}
    assert article == {
        "@type": "NewsArticle",
        "@id": f"{STORY}#article",
        "url": STORY,
        "mainEntityOfPage": {"@id": STORY},
        "headline": "Two sign",
        "description": "In short.",
        "inLanguage": "en",
        "datePublished": "2024-09-11T12:00:00+08:00",
        "dateModified": "2024-09-11T12:00:00+08:00",
        "dateline": "Shanghai",
        "contentLocation": {"@type": "Place", "name": "Shanghai"},
        "author": US,
        "publisher": US,
        "articleSection": "Agreements",
        "isAccessibleForFree": True,
    }


def test_a_story_about_an_agreement(client, home):
    agreement, held = make_signing(home)
    make_story(home, agreements=[agreement], occasions=[held])

    article, *others = subjects(client, "/en/news/story/")

    unnamed = {"@id": f"{STORY}#person-1"}
    assert article["about"] == [{"@id": f"{SITE}/agreements/nova-2024/#agreement"},
                                {"@id": f"{SITE}/#occasion-signing"}]  # fmt: skip
    assert article["mentions"] == [ADA, NOVA, BO, unnamed]
    assert others == [
        {
            "@type": "CreativeWork",
            "@id": f"{SITE}/agreements/nova-2024/#agreement",
            "name": "The Nova agreement",
            "genre": "Strategic cooperation agreement",
            "url": f"{SITE}/en/agreements/nova-2024/",
            "dateCreated": "2024-09-06",
            "expires": "2029-09-05",
            "creator": [US, NOVA],
            "contributor": [{"@type": "Role", "roleName": ["Signed"], "contributor": ADA}],
            "about": [{"@type": "DefinedTerm", "name": "aviation"}],
        },
        {
            "@type": "Event",
            "@id": f"{SITE}/#occasion-signing",
            "name": "Signing ceremony",
            "startDate": "2024-09-06",
            "location": {"@type": "Place", "name": "Shanghai"},
            "about": [{"@id": f"{SITE}/agreements/nova-2024/#agreement"}],
            "attendee": [
                NOVA,
                {"@type": "Role", "roleName": ["Attended", "Spoke"], "attendee": BO},
                {"@type": "Role", "roleName": ["Attended"], "attendee": unnamed},
            ],
        },
        {
            "@type": "Person",
            **ADA,
            "name": "Ada",
            "url": f"{SITE}/en/people/ada/",
            "worksFor": [{"@type": "OrganizationRole", "roleName": "President", "worksFor": US}],
        },
        {
            "@type": "Organization",
            **NOVA,
            "name": "Nova",
            "alternateName": ["新星"],
            "url": f"{SITE}/en/partners/nova/",
            "sameAs": ["https://n.example/"],
        },
        {
            "@type": "Person",
            **BO,
            "name": "Bo",
            "url": f"{SITE}/en/people/bo/",
            "worksFor": [
                {"@type": "OrganizationRole", "roleName": "Secretary", "worksFor": NOVA},
                {"@type": "OrganizationRole", "roleName": "Chairman", "worksFor": NOVA},
            ],
        },
        {
            "@type": "Person",
            **unnamed,
            "worksFor": [{"@type": "OrganizationRole", "roleName": "Mayor", "worksFor": NOVA}],
        },
    ]


def test_what_somebody_did_is_said_of_the_occasion_where_they_did_it(client, home):
    agreement, signing = make_signing(home)
    visit = make.make_occasion(key="visit", title_en="Visit", held_on=date(2024, 9, 7))
    visit.agreements.add(agreement)
    make.make_attendance(visit, signing.attendances.get(person__key="bo").person, witnessed=True)
    make_story(home, agreements=[agreement], occasions=[signing, visit])

    events = [one for one in graph(client, "/en/news/story/") if one["@type"] == "Event"]

    roles = {
        event["name"]: [one["roleName"] for one in event["attendee"] if one.get("attendee") == BO]
        for event in events
    }
    assert roles == {"Visit": [["Attended", "Witnessed"]],
                     "Signing ceremony": [["Attended", "Spoke"]]}  # fmt: skip


@pytest.mark.parametrize(
    ("day", "precision", "expected"),
    [
        (date(2024, 9, 6), "day", "2024-09-06"),
        (date(2024, 9, 1), "month", "2024-09"),
        (date(2024, 1, 1), "year", "2024"),
        (None, "unknown", None),
    ],
)
def test_a_day_is_given_no_more_exactly_than_it_is_known(client, home, day, precision, expected):
    agreement, held = make_signing(home, held_on=day, held_precision=precision)
    if day:
        type(agreement).objects.update(signed_on=day, signed_precision=precision)
    make_story(home, agreements=[agreement], occasions=[held])

    assert node(client, "/en/news/story/", "Event").get("startDate") == expected
    assert node(client, "/en/news/story/", "CreativeWork")["dateCreated"] == expected or not day


def test_a_correction_and_when_it_was_made(client, home):
    article = make_story(home)
    live_at = make.NOON + timedelta(40)
    text = Text(title="Two sign", change_kind="correction", change_note="It was the 6th.")
    workflow.revise(article, by=make.make_user(), text=text, at=make.NOON + timedelta(1))
    boss = make.make_superuser("boss")
    workflow.publish(article, by=boss, at=live_at, override_reason="Made for a test")

    found = node(client, "/en/news/story/", "NewsArticle")

    assert found["datePublished"] == "2024-09-11T12:00:00+08:00"
    assert found["dateModified"] == "2024-10-21T12:00:00+08:00"
    assert found["correction"] == [{
        "@type": "CorrectionComment",
        "text": "It was the 6th.",
        "datePublished": "2024-10-21T12:00:00+08:00",
    }]  # fmt: skip


def test_an_update_is_no_correction(client, home):
    make_story(home, change_kind="update", change_note="With a picture.")

    assert "correction" not in node(client, "/en/news/story/", "NewsArticle")


def test_a_story_from_before_this_site_is_dated_to_its_day(client, home):
    make_story(home, dated_on=date(2020, 5, 1))

    assert node(client, "/en/news/story/", "NewsArticle")["datePublished"] == "2020-05-01"


def test_a_story_is_not_modified_before_it_is_published(client, home):
    make_story(home, dated_on=date(2024, 9, 20))

    found = node(client, "/en/news/story/", "NewsArticle")

    assert (found["datePublished"], found["dateModified"]) == ("2024-09-20", "2024-09-20")


def test_the_version_that_was_public_first_is_the_work_of_which_others_are_translations(
    client, home
):
    make.make_article("签署", slug="story", language="zh-hans")
    make_story(home, at=make.NOON + timedelta(1))

    chinese = node(client, "/zh-hans/news/story/", "NewsArticle")
    english = node(client, "/en/news/story/", "NewsArticle")

    assert (chinese["inLanguage"], english["inLanguage"]) == ("zh-Hans", "en")
    assert "workTranslation" not in english
    assert english["translationOfWork"] == {
        "@type": "NewsArticle",
        "@id": f"{SITE}/zh-hans/news/story/#article",
        "url": f"{SITE}/zh-hans/news/story/",
        "headline": "签署",
        "inLanguage": "zh-Hans",
    }
    assert "translationOfWork" not in chinese
    assert chinese["workTranslation"] == [{
        "@type": "NewsArticle",
        "@id": f"{STORY}#article",
        "url": STORY,
        "headline": "Two sign",
        "inLanguage": "en",
    }]  # fmt: skip


def test_a_translation_that_is_not_public_is_not_named(client, home):
    make_story(home)
    make.make_draft("Zanzibar", slug="story", language="zh-hans")

    assert "workTranslation" not in node(client, "/en/news/story/", "NewsArticle")


def test_a_picture_in_every_size_with_what_is_to_be_printed_with_it(client, home):
    picture = make.make_picture(make.picture_file((1000, 500)), caption_en="The line.")
    make_story(home, lead_picture=picture)

    images = node(client, "/en/news/story/", "NewsArticle")["image"]

    assert images == [
        {
            "@type": "ImageObject",
            "contentUrl": SITE + size.address,
            "width": size.width,
            "height": size.height,
            "caption": "The line.",
            "creditText": "Drawn for a test",
        }
        for size in reversed(picture.renditions_of())
    ]
    assert images[0]["width"] == 1000


def test_a_picture_we_may_not_show_any_more_is_not_named(client, home):
    yesterday = timezone.localdate() - timedelta(1)
    picture = make.make_picture(rights_until=yesterday, caption_en="Zanzibar")
    make_story(home, lead_picture=picture, body=f'<figure data-picture="{picture.pk}"></figure>')

    (image,) = node(client, "/en/news/story/", "NewsArticle")["image"]

    assert "/card-" in image["contentUrl"]


def test_an_agreement_that_is_not_public_is_nowhere_in_it(client, home):
    agreement, held = make_signing(home, is_public=False)
    type(agreement).objects.update(is_public=False)
    article = make_story(home)
    article.live.agreements.add(agreement)
    article.live.occasions.add(held)

    (found,) = subjects(client, "/en/news/story/")

    assert {"about", "mentions"} & set(found) == set()
