"""One draft for one page."""

import pytest

from apps.news import workflow
from apps.news.intake.draft import draft_of
from apps.news.models import Article, Category
from apps.news.reading import read
from apps.news.texts import Text
from tests.factories import make_category, make_draft, make_user

from .pages import CHINESE, PAGE

pytestmark = pytest.mark.django_db
TEXT = PAGE.read_text(encoding="utf-8")
SLUG = "casco-and-china-towers-shanghai-branch-conclude-a-strategic-cooperation-agreement"


def test_the_address_comes_from_the_headline():
    article, is_new = draft_of(read(TEXT))

    assert (article.slug, article.language, is_new) == (SLUG, "en", True)


def test_a_chinese_headline_gives_an_address_of_the_day_that_is_always_the_same():
    slugs = {
        draft_of(read(text))[0].slug for text in (CHINESE, CHINESE.replace("协议。", "协议！"))
    }

    first, second = sorted(slugs, key=len)
    assert first.startswith("2024-09-11-")
    assert second == f"{first}-2"


def test_an_address_that_another_story_has_gets_the_day():
    make_draft("Another story", slug=SLUG)

    article, _is_new = draft_of(read(TEXT))

    assert article.slug == f"{SLUG}-2024-09-11"


def test_an_article_its_editors_have_changed_is_neither_changed_nor_made_again():
    article, _is_new = draft_of(read(TEXT))
    edited = workflow.revise(article, by=make_user(), text=Text(title="Edited", body="<p>New</p>"))
    Article.objects.filter(pk=article.pk).update(slug="another-address")

    again, is_new = draft_of(read(TEXT))

    assert (again, is_new) == (article, False)
    assert Article.objects.get().latest == edited


def test_the_text_of_the_page_is_taken_and_nothing_invented():
    article, _is_new = draft_of(read(TEXT))

    text = Text.of(article.latest)
    assert text.title == TEXT.splitlines()[0]
    assert (text.summary, text.dateline, text.lead_picture) == ("", "", None)
    assert text.body.startswith("<p>On September 6, CASCO and Shanghai Branch of China Tower (")


def test_a_newsroom_without_sections_gets_two():
    article, _is_new = draft_of(read(TEXT))

    assert article.category.slug == "agreements"
    names = Category.objects.in_order().values_list("name_en", "name_zh_hans")
    assert list(names) == [("Agreements", "合作协议"), ("Company", "公司动态")]


def test_a_newsroom_with_sections_of_its_own_gets_no_other():
    make_category("events", position=2)
    news = make_category("news", position=1)

    article, _is_new = draft_of(read(TEXT))

    assert article.category == news
    assert Category.objects.count() == 2


def test_a_page_with_control_characters_is_known_again():
    reading = read("A line\x07 opens\n\n11 Sep 2024\n\nThe line\x0b opened this morning.\n")

    first, second = draft_of(reading), draft_of(reading)

    assert (first[1], second[1]) == (True, False)
    assert first[0].latest.title == "A line opens"
