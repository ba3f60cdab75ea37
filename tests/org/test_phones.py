"""Telephone numbers as `tel:` wants them."""

import pytest

from apps.org.phones import dial


@pytest.mark.parametrize(
    ("number", "link"),
    [
        ("86-21-5663 7080", "+862156637080"),
        ("86 -21-5663 7080", "+862156637080"),
        ("+86 (21) 5663-7080", "+862156637080"),
        ("0086 21 5663 7080", "+862156637080"),
        ("021-5663 7080", "02156637080"),
        ("400-820-8820", "4008208820"),
        ("86-21-5663 7080 ext. 12", "+862156637080;ext=12"),
        ("86-21-5663 7080转12", "+862156637080;ext=12"),
        ("ask the desk", ""),
        ("", ""),
    ],
)
def test_a_number_becomes_a_link_that_dials_it(number, link):
    assert dial(number) == link
