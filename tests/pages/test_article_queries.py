"""What a page of a story with all a story can have costs."""

from datetime import timedelta

import pytest

from apps.news.models import Article
from tests import factories as make
from tests.pages.scene import make_scene

pytestmark = pytest.mark.django_db

PAGE = "/en/news/story-1/"


def enrich(number):
    """One more of each: a correction, a picture, a related story, an occasion with people."""
    story = {
        article.language: article
        for article in Article.objects.filter(slug="story-1").order_by("language")
    }
    about = story["en"].live
    agreements, people = list(about.agreements.all()), list(about.people.all())
    make.make_article(slug=f"related-{number}", agreements=agreements, people=people)
    occasion = make.make_occasion()
    occasion.agreements.set(agreements)
    make.make_attendance(occasion)
    make.make_department_attendance(occasion)
    agreements[0].areas.add(make.make_area())
    figure = f'<figure data-picture="{make.make_picture().pk}"></figure>'
    for hour, article in enumerate(story.values()):
        make.make_change(
            article, make.NOON + timedelta(number, hours=hour), change_note=f"Note {number}",
            body=article.live.body + figure, people=[*people, make.make_person()],
            occasions=[*article.live.occasions.all(), occasion],
        )  # fmt: skip


def test_a_story_with_everything_costs_eight_queries(client, django_assert_num_queries):
    make_scene(1)
    enrich(1)
    client.get(PAGE)
    with django_assert_num_queries(8):
        client.get(PAGE)
    for number in (2, 3):
        enrich(number)
    client.get(PAGE)

    with django_assert_num_queries(8):
        page = client.get(PAGE)

    assert page.text.count('class="note"') == 3
    assert page.text.count("Same agreement") == 3
    assert page.text.count('class="behind"') == 1
