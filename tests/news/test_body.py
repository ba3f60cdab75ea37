"""What markup a body may hold."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from apps.news import workflow
from apps.news.body import LONGEST, clean_body, picture_ids, render_body
from apps.news.texts import Text
from tests import factories as make

FIGURE = '<figure data-picture="1"></figure>'


@pytest.mark.parametrize(
    ("given_html", "kept"),
    [
        ("<p>Text</p>", "<p>Text</p>"),
        ('<p style="color:red" onclick="x()">Text</p>', "<p>Text</p>"),
        ("<script>alert(1)</script><p>Text</p>", "<p>Text</p>"),
        ("<h1>Title</h1>", "Title"),
        ('<a href="javascript:x">a</a>', '<a rel="noopener">a</a>'),
        ('<a href="JaVa&#9;Script:x">a</a>', '<a rel="noopener">a</a>'),
        ('<a href="/en/news/x/">a</a>', '<a href="/en/news/x/" rel="noopener">a</a>'),
        ('<img src="https://evil.example/x.png">', ""),
        ('<figure data-picture="12"></figure>', '<figure data-picture="12"></figure>'),
        (
            '<figure class="x" data-picture="12"><img src="x"><figcaption>C</figcaption></figure>',
            '<figure data-picture="12"></figure>',
        ),
        ('<figure><img src="x"></figure>', ""),
        ('<figure data-picture="12 OR 1=1"></figure>', ""),
        (
            '<figure data-picture="1"><figure data-picture="2"></figure></figure>',
            '<figure data-picture="1"></figure>',
        ),
    ],
)
def test_a_body_keeps_only_what_is_allowed(given_html, kept):
    assert clean_body(given_html) == kept


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<figure", ' data-picture="1"', ">", "</figure>", "<b>", "<script>",
             "text", "&amp;", "&", "<", '"', "<table><td>", "<a href='//x'>", "<!--", "-->", "汉字"]
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
def test_cleaning_twice_changes_nothing(html):
    once = clean_body(html)

    assert clean_body(once) == once


@pytest.mark.django_db
def test_a_figure_becomes_the_picture_with_caption_and_credit(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = make.make_picture(caption_en="A loop line", credit="Our drawing")

    html = render_body(f'<p>Text</p><figure data-picture="{picture.pk}"></figure>')

    assert all(words in html for words in ("A green square", "A loop line", "Our drawing"))


@pytest.mark.django_db
def test_a_figure_of_a_deleted_picture_is_left_out():
    assert render_body('<p>Text</p><figure data-picture="99"></figure>') == "<p>Text</p>"


def test_the_pictures_of_a_body_are_known():
    body = '<figure data-picture="3"></figure><p>Text</p><figure data-picture="1"></figure>'

    assert picture_ids(body) == [3, 1]


@pytest.mark.parametrize(
    "html",
    ["<p>" + "a" * LONGEST, "<" * (LONGEST - 1), "<blockquote>" * 80_000, "<table><td>" * 80_000,
     "<b><p>" * 100_000],
)  # fmt: skip
def test_what_no_release_is_gets_refused_at_once(html):
    with pytest.raises(ValidationError):
        clean_body(html)


@pytest.mark.parametrize(
    ("unit", "kept"), [(FIGURE, FIGURE), ("<!--", ""), ("<p>a", "<p>a</p>"), ("<!-->", "")]
)
def test_much_of_one_thing_is_cleaned_like_a_little(unit, kept):
    count = 28_000

    assert clean_body(unit * count) == kept * count


def test_paragraphs_and_items_without_an_end_tag_are_not_nested():
    assert clean_body("<ul>" + "<li>a" * 500 + "</ul>" + "<p>b" * 500).count("</p>") == 500


def test_a_text_too_long_is_refused_by_the_workflow_in_words():
    with pytest.raises(workflow.Refused, match="longer than a million characters"):
        workflow.cleaned(Text(title="A line opens", body="a" * (LONGEST + 1)))


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "is_shown"), [(-1, False), (0, True), (1, True)])
def test_a_figure_is_shown_until_the_last_day_of_its_rights(days, is_shown):
    until = timezone.localdate() + timedelta(days)
    picture = make.make_picture(rights_until=until)
    body = f'<p>Text</p><figure data-picture="{picture.pk}"></figure>'

    assert ("<img" in render_body(body)) == is_shown
    assert "<img" in render_body(body, even_expired=True)
    if not is_shown:
        assert render_body(body) == "<p>Text</p>"
