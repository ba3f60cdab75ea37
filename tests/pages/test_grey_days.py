"""On a day of mourning colours turn grey, and what was readable stays so."""

import re
from itertools import product

import pytest

from tests.settings import PROJECT

SHEET = (PROJECT / "static/site/site.css").read_text("utf8")
COLOUR = r"#[0-9a-f]{3,6}\b"
TEXTS, GROUNDS = ("ink", "quiet", "signal"), ("paper", "wash")
PAIRS = [*product(TEXTS, GROUNDS), ("night-ink", "night"), ("night-quiet", "night")]


def token(name, scheme):
    """The colour of a token, in the light scheme or the dark."""
    value = re.search(rf"--{name}: (.+?);", SHEET)[1]
    colours = re.findall(COLOUR, value)
    return colours[scheme == "dark" and len(colours) > 1]


def channels(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    return [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]


def grey(red, green, blue):
    """One channel as `filter: grayscale(1)` computes it."""
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def luminance(channel):
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def contrast(one, other):
    dark, light = sorted(luminance(grey(*channels(colour))) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_the_one_of_wcag():
    assert round(contrast("#000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#fff"), 2) == 4.54


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_keeps_its_contrast_without_colour(text, ground, scheme):
    assert contrast(token(text, scheme), token(ground, scheme)) >= 4.5


def test_nothing_that_keeps_its_place_on_the_screen_is_moved_by_the_filter():
    """A filter holds fixed things back, but for one on the root element."""
    assert re.findall(r"([^{}\n]+) \{[^}]*filter: grayscale", SHEET) == ["  html.grey"]
