"""Stories that have to do with a story, and why they are named."""

from datetime import timedelta

import pytest

from apps.news import workflow
from apps.news.models import Article
from apps.news.related import related
from apps.news.texts import Text
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db

SECRET = "Zanzibar"
DAY = timedelta(1)


def found(article):
    """Each as (slug, tie, name)."""
    return [(each.article.slug, each.tie, each.name) for each in related(article)]


def slugs(article):
    return [slug for slug, _tie, _name in found(article)]


def partner_of(home, name="Nova"):
    """A partner visitors know: party to a public agreement that no story is about."""
    partner = make.make_organisation(name)
    make.make_agreement([home, partner])
    return partner


def known_person(home, name):
    person = make.make_person(name)
    make.make_post(person, home)
    return person


def agreement_about(area):
    agreement = make.make_agreement([make.make_organisation()])
    agreement.areas.add(area)
    return agreement


def test_an_agreement_ties_more_than_people_and_people_more_than_fields():
    home = furnish()
    partner, area = partner_of(home), make.make_area("aviation")
    people = [known_person(home, name) for name in ("Ada", "Bo")]
    agreement = agreement_about(area)
    article = make.make_article(
        agreements=[agreement], people=people, organisations=[partner, home]
    )
    later = make.NOON + DAY
    make.make_article(slug="field", agreements=[agreement_about(area)], at=later)
    make.make_article(slug="partner-and-field", agreements=[agreement_about(area)],
                      organisations=[partner])  # fmt: skip
    make.make_article(slug="person", people=people[:1], at=later)
    make.make_article(slug="agreement", agreements=[agreement])

    assert found(article) == [
        ("agreement", "agreement", ""),
        ("person", "person", "Ada"),
        ("partner-and-field", "partner", "Nova"),
        ("field", "area", "aviation"),
    ]


def test_who_shares_more_people_comes_first_then_the_newest():
    home = furnish()
    people = [known_person(home, name) for name in ("Ada", "Bo")]
    article = make.make_article(people=people)
    make.make_article(slug="old", people=people[1:], at=make.NOON - DAY)
    make.make_article(slug="new", people=people[:1], at=make.NOON)
    make.make_article(slug="both", people=people, at=make.NOON - 9 * DAY)

    assert slugs(article) == ["both", "new", "old"]


def test_the_newest_four_are_named():
    person = known_person(furnish(), "Ada")
    article = make.make_article(people=[person])
    for day in range(20):
        make.make_article(slug=f"day-{day}", people=[person], at=make.NOON + day * DAY)

    assert slugs(article) == ["day-19", "day-18", "day-17", "day-16"]


def test_nothing_shared_is_nothing_related(client):
    home = furnish()
    category = make.make_category()
    article = make.make_article(slug="a-story", category=category, organisations=[home])
    make.make_article(category=category, organisations=[home])

    assert related(article) == []
    assert "Related stories" not in client.get("/en/news/a-story/").text


def test_only_public_stories_of_the_language_are_named():
    person = known_person(furnish(), "Ada")
    article = make.make_article(slug="a-story", people=[person])
    make.make_article(slug="a-story", language="zh-hans", people=[person])
    make.make_draft(people=[person])
    withdrawn = make.make_article(people=[person])
    workflow.withdraw(withdrawn, by=make.make_superuser("boss"), reason="A wrong date.")
    newer = make.make_article(slug="no-longer", people=[person])
    make.make_change(newer, people=[])

    assert related(article) == []


def test_a_newer_text_that_is_not_live_ties_nothing():
    person = known_person(furnish(), "Ada")
    article = make.make_article(people=[person])
    other = make.make_article(slug="other")
    workflow.revise(other, by=None, text=Text("Newer", people=[person]))

    assert related(article) == []


def test_nothing_hidden_ties_stories(client):
    home = furnish()
    partner = make.make_organisation(SECRET)
    agreement = make.make_agreement([home, partner], title_en=SECRET)
    agreement.areas.add(make.make_area(SECRET))
    about = {"agreements": [agreement], "organisations": [partner],
             "people": [make.make_person(SECRET)]}  # fmt: skip
    article = make.make_article(slug="a-story", **about)
    make.make_article(slug="other", **about)
    assert slugs(article) == ["other"]

    agreement.is_public = False
    agreement.save()

    assert related(article) == []
    assert SECRET not in client.get("/en/news/a-story/").text


def test_the_page_says_why(client):
    home = furnish()
    person, agreement = known_person(home, "王印"), make.make_agreement([home])
    area = make.make_area("aviation")
    agreement.areas.add(area)
    make.make_article(slug="a-story", people=[person], agreements=[agreement])
    for slug, day, about in [("a", 0, {"agreements": [agreement]}), ("b", 1, {"people": [person]}),
                             ("c", 2, {"agreements": [agreement_about(area)]})]:  # fmt: skip
        make.make_article(f"Story {slug}", slug=slug, at=make.NOON + day * DAY, **about)

    page = soup_of(client, "/en/news/a-story/")

    entries = page.select(".related li")
    assert [entry.a.text for entry in entries] == ["Story a", "Story b", "Story c"]
    assert [" ".join(entry.select_one(".quiet").text.split()) for entry in entries] == [
        "11 September 2024 · Same agreement",
        "12 September 2024 · Also with 王印",
        "13 September 2024 · Also about aviation",
    ]


def test_a_name_in_another_language_says_so(client):
    person = known_person(furnish(), "Ada")
    for slug in ("a-story", "other"):
        make.make_article(slug=slug, language="zh-hans", people=[person])

    page = soup_of(client, "/zh-hans/news/a-story/")

    assert page.select_one(".related span[lang=en]").text == "Ada"


def test_it_is_one_query_however_much_is_shared(django_assert_num_queries):
    home = furnish()
    people = [known_person(home, f"Person {i}") for i in range(3)]
    agreement = agreement_about(make.make_area())
    about = {"people": people, "agreements": [agreement], "organisations": [partner_of(home)]}
    article = make.make_article(**about)
    for _ in range(3):
        make.make_article(**about)
    article = Article.objects.get(pk=article.pk)

    with django_assert_num_queries(1):
        assert len(related(article)) == 3
