from datetime import date

import pytest

from apps.news.periods import Month, Week


def test_a_month_shows_the_weeks_that_have_a_day_of_it():
    month = Month.named("2026-12")

    assert [week.name for week in month.weeks] == [
        "2026-W49", "2026-W50", "2026-W51", "2026-W52", "2026-W53",
    ]  # fmt: skip
    assert (month.weeks[0].first, month.weeks[-1].last) == (date(2026, 11, 30), date(2027, 1, 3))


def test_a_february_of_four_weeks_has_four():
    assert len(Month.named("2027-02").weeks) == 4


def test_neighbours_lead_over_the_turn_of_a_year():
    assert Month.named("2026-12").neighbour(1).name == "2027-01"
    assert Week.named("2027-W01").neighbour(-1).name == "2026-W53"


@pytest.mark.parametrize("month", range(1, 13))
def test_there_and_back_is_the_same(month):
    here = Month.named(f"2026-{month:02}")

    assert here.neighbour(1).neighbour(-1) == here


def test_years_end():
    assert Month.named("1970-01").neighbour(-1) is None
    assert Month.named("2199-12").neighbour(1) is None
    assert Week.named("1970-W01").neighbour(-1) is None
    assert Week.named("2199-W52").neighbour(1) is None


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Month, "2026-13"),
        (Month, "2026-00"),
        (Month, "0001-01"),
        (Month, "9999-12"),
        (Month, "２０２６-12"),
        (Month, "2026-12\n"),
        (Month, "2026"),
        (Week, "0"),
        (Week, "2026-W00"),
        (Week, "2025-W53"),
        (Week, "9999-W01"),
    ],
)
def test_what_no_calendar_has_is_refused(kind, name):
    with pytest.raises(ValueError):
        kind.named(name)
