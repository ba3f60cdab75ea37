"""What is on a card, as far as pixels can tell."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops

from apps.news.cards import Words
from apps.news.cards.draw import draw
from apps.news.cards.fonts import drawable, width_of

HEADLINE = (72, 190, 1128, 410)  # where it stands on a card with two tracks
SIGNAL = (0, 113, 74)


def card(title="A line opens", language="en", **words):
    drawn = Image.open(BytesIO(draw(Words(language, title=title, **words))))
    return drawn


def inked(image, box):
    """Is anything drawn within?"""
    paper = Image.new("RGB", image.size, "#fff")
    return ImageChops.difference(image.convert("RGB"), paper).crop(box).getbbox() is not None


@pytest.mark.parametrize(("language", "title"), [("en", "A line opens"), ("zh-hans", "线路开通")])
def test_a_card_is_a_png_of_the_size_that_pages_name(language, title):
    drawn = card(title, language, site="CASCO", section="Projects", day="1 May 2024")

    assert (drawn.format, drawn.size) == ("PNG", (1200, 630))


def test_another_title_is_another_picture():
    titles = {"en": ["A line opens", "A line closes"], "zh-hans": ["线路开通", "线路关闭"]}
    cards = {
        draw(Words(language, title=title)) for language in titles for title in titles[language]
    }

    assert len(cards) == 4


def test_a_title_of_any_length_stays_above_the_line():
    for title in ("Word", "word " * 60, "w" * 300, "字" * 300, "“" * 80):
        drawn = card(title, "zh-hans")

        assert inked(drawn, (72, 190, 1128, 490)), title
        assert not inked(drawn, (0, 500, 1200, 520)), title
        assert not inked(drawn, (1150, 0, 1200, 500)), title


def test_two_parties_are_two_tracks_and_there_is_one_signal():
    alone, together = card(), card(parties=("CASCO", "Shanghai Tower"))

    for drawn, signal in ((alone, (972, 548)), (together, (972, 537))):
        assert drawn.convert("RGB").getpixel(signal) == SIGNAL
    assert inked(together, (400, 497, 800, 503))
    assert inked(together, (400, 571, 800, 577))
    assert not inked(alone, (400, 571, 800, 577))


@pytest.mark.parametrize("name", ["于喆", "李堃", "荀彧", "王晧", "Łukasz Ő.", "José Müller"])
def test_names_can_be_drawn(name):
    assert drawable(name, "zh-hans") == drawable(name, "en") == name


@pytest.mark.parametrize("text", ["सिग्नल", "עברית", "Line \U0002a6a5 opens", "A\ue000B"])
def test_a_text_with_a_character_no_font_has_is_left_out_whole(text):
    assert drawable(text, "en") == ""


def test_a_pictogram_alone_is_left_out():
    assert drawable("A line opens 🚄️!\u200b", "en") == "A line opens !"


def test_without_a_headline_there_is_no_box():
    assert not inked(card(""), HEADLINE)


def test_quotation_marks_are_as_wide_as_their_language_sets_them():
    assert width_of("“”", "zh-hans") == 2
    assert width_of("“”", "en") < 1.2


def test_a_card_is_small_enough_to_be_fetched_by_anyone():
    long = draw(Words("zh-hans", "卡斯柯", "合作协议", "2024年9月11日", "中国铁塔上海分公司" * 12))

    assert len(long) < 60_000
