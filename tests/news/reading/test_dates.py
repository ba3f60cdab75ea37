"""Dates, and the years that texts leave out."""

from datetime import date

import pytest

from apps.news.reading import read
from apps.news.reading.dates import dated, find_dates


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("11 Sep 2024", (2024, 9, 11)),
        ("September 6", (None, 9, 6)),
        ("Sept. 6, 2024", (2024, 9, 6)),
        ("6th of September, 2024", (2024, 9, 6)),
        ("2024-09-06", (2024, 9, 6)),
        ("2023 April 27", (2023, 4, 27)),
        ("2024年9月6日", (2024, 9, 6)),
        ("9月6日", (None, 9, 6)),
    ],
)
def test_a_date_is_found_in_its_usual_forms(text, found):
    (mention,) = find_dates(text)

    assert (mention.year, mention.month, mention.day) == found


@pytest.mark.parametrize(
    "text", ["31 February 2024", "2024-13-01", "May be", "version 1.2.3", "13月1日"]
)
def test_what_is_no_date_is_not_found(text):
    assert find_dates(text) == []


@pytest.mark.parametrize(
    ("words", "published", "day"),
    [
        ("September 6", date(2024, 9, 11), date(2024, 9, 6)),
        ("December 28", date(2024, 1, 3), date(2023, 12, 28)),
        ("February 29", date(2023, 3, 1), date(2020, 2, 29)),
        ("September 6", None, None),
        ("Aug 27-28, 2013", date(2013, 8, 29), None),
    ],
)
def test_a_missing_year_is_the_latest_not_after_publication(words, published, day):
    (mention,) = find_dates(words)

    fact = dated(mention, published)

    assert (fact.value if fact else None) == day


@pytest.mark.parametrize("when", ["recently", "today", "on Monday"])
def test_a_vague_day_of_signing_stays_unknown(when):
    text = f"A Title of a Page\n11 Sep 2024\nCASCO and China Tower {when} signed an agreement in Shanghai.\n"

    assert read(text).signing is None


@pytest.mark.parametrize("when", ["日前", "近日", "今天"])
def test_a_vague_day_stays_unknown_in_chinese(when):
    text = (
        f"合作签约\n2024-09-11\n{when}，卡斯柯与上海铁塔在上海签署战略合作协议，双方将开展合作。\n"
    )

    assert read(text).signing is None
