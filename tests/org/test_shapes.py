"""What a crop keeps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.org.shapes import SHAPES, crop, plans

sides = st.integers(1, 5000)
focal_points = st.tuples(st.floats(0, 1), st.floats(0, 1))


@pytest.mark.parametrize(
    ("size", "ratio", "focal", "box"),
    [
        ((1600, 1000), (3, 2), (0.5, 0.5), (50, 0, 1550, 1000)),
        ((1600, 1000), (1, 1), (0.5, 0.5), (300, 0, 1300, 1000)),
        ((1600, 1000), (1, 1), (0, 0), (0, 0, 1000, 1000)),
        ((1600, 1000), (1, 1), (1, 1), (600, 0, 1600, 1000)),
        ((1000, 1600), (1, 1), (0.5, 0.25), (0, 0, 1000, 1000)),
        ((1000, 1600), (1, 1), (0.5, 0.4), (0, 140, 1000, 1140)),
        ((300, 200), (3, 2), (0.1, 0.9), (0, 0, 300, 200)),
    ],
)
def test_a_crop_lies_about_the_focal_point(size, ratio, focal, box):
    assert crop(size, ratio, focal) == box


@given(sides, sides, focal_points, st.sampled_from(list(SHAPES.values())))
def test_a_crop_lies_inside_the_picture_and_holds_its_focal_point(width, height, focal, shape):
    left, top, right, bottom = crop((width, height), shape.ratio, focal)

    assert 0 <= left < right <= width and 0 <= top < bottom <= height
    assert left <= focal[0] * width <= right and top <= focal[1] * height <= bottom


@given(sides, sides, focal_points, st.sampled_from(list(SHAPES.values())))
def test_nothing_is_enlarged(width, height, focal, shape):
    made = plans(shape, (width, height), focal)

    assert [plan.width for plan in made] == sorted({plan.width for plan in made})
    assert all(plan.width <= plan.box[2] - plan.box[0] for plan in made)
