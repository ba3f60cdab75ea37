"""What a story says of itself in other languages."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from apps.news import workflow
from apps.news.models import Article
from apps.news.versions import other_versions
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

DAY = timedelta(1)
ENGLISH, CHINESE = "/en/news/a-story/", "/zh-hans/news/a-story/"
MINOR = {"change_kind": "minor", "change_note": ""}


def versions(client, path=ENGLISH):
    (found,) = soup_of(client, path).select(".versions")
    return found


def words(tag):
    return " ".join(tag.text.split())


@pytest.fixture
def pair():
    furnish()
    return [make.make_article(slug="a-story", language=code) for code in ("en", "zh-hans")]


def test_a_story_leads_to_its_other_language_in_that_language(client, pair):
    with override("zh-hans"):
        invitation = other_versions(*_story("en"))[0].invitation

    (link,) = versions(client).select("a")

    assert (link["href"], link["lang"], link["hreflang"]) == (CHINESE, "zh-Hans", "zh-Hans")
    assert link.text == invitation
    assert "中文" in link.text
    assert versions(client, CHINESE).a.text == "Read this in English"


def test_a_story_in_one_language_says_so(client):
    furnish()
    make.make_article(slug="a-story")

    assert words(versions(client)) == "This story has not been published in Chinese."
    assert not versions(client).select("a")


def test_a_draft_is_not_another_version(client):
    furnish()
    make.make_article(slug="b")
    make.make_draft(slug="b", language="zh-hans")

    assert words(versions(client, "/en/news/b/")) == "This story has not been published in Chinese."


def test_a_version_that_was_withdrawn_is_said_to_be_and_its_address_says_why(client, pair):
    workflow.withdraw(pair[1], by=make.make_superuser("boss"), reason="A wrong date.")

    found = versions(client)

    assert words(found) == "The Chinese version has been withdrawn."
    assert client.get(found.a["href"]).status_code == 410


@pytest.mark.parametrize(
    ("kind", "verb"), [("correction", "was corrected on"), ("update", "was updated on")]
)
def test_a_version_that_is_behind_says_so(client, pair, kind, verb):
    make.make_change(pair[1], make.NOON + 40 * DAY, change_kind=kind, change_note="第六日。")

    behind = versions(client).select_one(".behind")

    assert words(behind) == (
        f"The Chinese version {verb} 21 October 2024; this one may not have the change yet."
    )
    assert behind["href"] == f"{CHINESE}#note-2"
    assert not versions(client, CHINESE).select(".behind")


def test_a_version_that_caught_up_is_not_behind(client, pair):
    make.make_change(pair[1], make.NOON + 10 * DAY)
    make.make_change(pair[0], make.NOON + 11 * DAY, title="Read again", **MINOR)

    assert not versions(client).select(".behind")
    assert not versions(client, CHINESE).select(".behind")


def test_a_minor_change_leaves_no_version_behind(client, pair):
    make.make_change(pair[1], make.NOON + DAY, title="Read again", **MINOR)

    assert not versions(client).select(".behind")


def test_a_correction_not_yet_live_leaves_no_version_behind(client, pair):
    other = pair[1]
    make.make_change(other, make.NOON - DAY)
    workflow.withdraw(other, by=make.make_superuser("boss"), reason="A wrong date.")
    make.make_change(other, make.NOON + DAY)
    workflow.withdraw(other, by=make.make_superuser("chief"), reason="A wrong date.")

    assert words(versions(client)) == "The Chinese version has been withdrawn."


def test_each_language_of_the_site_is_told_of(settings, pair):
    article, story = _story("en")
    settings.LANGUAGES = [*settings.LANGUAGES, ("fr", "French")]

    with override("en"):
        told = [(v.called, v.address) for v in other_versions(article, story)]

    assert told == [("Chinese", CHINESE), ("French", "")]


def _story(language):
    story = {article.language: article for article in Article.objects.story("a-story")}
    return story[language], story
