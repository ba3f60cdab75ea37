"""Figures that follow each other stand together."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from apps.news.body import render_body
from tests import factories as make
from tests.pages.scene import furnish
from tests.pages.soup import soup_of

pytestmark = pytest.mark.django_db


def figures(*pictures, between=""):
    return between.join(f'<figure data-picture="{p.pk}"></figure>' for p in pictures)


def galleries(html):
    """The number of figures in each gallery."""
    soup = BeautifulSoup(html, "html.parser")
    return [len(gallery.find_all("figure")) for gallery in soup.select("div.gallery")]


@pytest.mark.parametrize("between", ["", "\n", " \n "])
def test_figures_that_follow_each_other_are_a_gallery(between):
    pictures = [make.make_picture(), make.make_picture(), make.make_picture()]

    html = render_body(f"<p>A</p>{figures(*pictures, between=between)}<p>B</p>")

    assert galleries(html) == [3]


def test_words_part_a_gallery_and_a_single_figure_is_none():
    one, two, three = (make.make_picture() for _ in range(3))

    html = render_body(f"{figures(one, two)}<p>A</p>{figures(three)}")

    assert galleries(html) == [2]
    assert html.count("<figure") == 3


def test_a_gallery_leaves_out_what_may_not_be_shown_any_more():
    expired = make.make_picture(rights_until=timezone.localdate() - timedelta(1))
    one, two = make.make_picture(), make.make_picture()

    assert galleries(render_body(figures(one, expired, two))) == [2]
    assert galleries(render_body(figures(one, expired))) == []
    assert render_body(figures(one, expired)).count("<figure") == 1
    assert render_body(figures(expired, expired)) == ""
    assert galleries(render_body(figures(one, expired), even_expired=True)) == [2]


def test_the_lead_picture_is_loaded_at_once_and_those_below_when_they_are_near(client):
    furnish()
    lead, one, two = (make.make_picture(caption_en=f"Caption {i}") for i in range(3))
    make.make_article(slug="a-story", lead_picture=lead, body=f"<p>A</p>{figures(one, two)}")

    prose = soup_of(client, "/en/news/a-story/").select_one(".prose")

    assert [image.get("loading") for image in prose.find_all("img")] == [None, "lazy", "lazy"]
    assert "Caption 0" in prose.figure.figcaption.text
    assert "Drawn for a test" in prose.figure.figcaption.text


def test_a_gallery_costs_one_query(django_assert_num_queries):
    pictures = [make.make_picture() for _ in range(3)]

    with django_assert_num_queries(1):
        render_body(figures(*pictures))
