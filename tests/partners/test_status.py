"""The status of an agreement at a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from apps.partners.choices import AgreementStatus
from apps.partners.models import Agreement
from tests import factories as make

TERM = {"signed_on": date(2024, 9, 6), "expires_on": date(2027, 9, 5), "notice_days": 90}


def status_of(agreement, on):
    return Agreement.objects.with_status(on).get(pk=agreement.pk).status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "on", "status"),
    [
        (TERM, date(2024, 9, 5), "draft"),
        (TERM, date(2024, 9, 6), "in-force"),
        (TERM | {"effective_on": date(2024, 10, 1)}, date(2024, 9, 30), "signed"),
        (TERM | {"effective_on": date(2024, 10, 1)}, date(2024, 10, 1), "in-force"),
        (TERM, date(2027, 6, 6), "in-force"),
        (TERM, date(2027, 6, 7), "notice"),
        (TERM, date(2027, 9, 5), "notice"),
        (TERM, date(2027, 9, 6), "expired"),
        (TERM | {"ended_on": date(2025, 1, 1), "end_reason": "x"}, date(2025, 1, 1), "ended"),
        ({}, date(2026, 1, 1), "term-unknown"),
        ({"is_open_ended": True}, date(2026, 1, 1), "in-force"),
        ({"signed_on": None, "signed_precision": "unknown"}, date(2026, 1, 1), "draft"),
    ],
)
def test_the_status_is_computed_at_a_day(fields, on, status):
    agreement = make.make_agreement(**fields)

    assert status_of(agreement, on) == status


@pytest.mark.django_db
def test_an_agreement_is_replaced_from_the_day_its_successor_is_signed():
    agreement = make.make_agreement(**TERM)
    make.make_agreement(replaces=agreement, signed_on=date(2025, 5, 1))

    before, after = (
        status_of(agreement, date(2025, 4, 30)),
        status_of(agreement, date(2025, 5, 1)),
    )

    assert (before, after) == (AgreementStatus.IN_FORCE, AgreementStatus.SUPERSEDED)


@pytest.mark.django_db
def test_visitors_learn_of_a_successor_once_it_is_public():
    agreement = make.make_agreement(**TERM)
    secret = make.make_agreement(replaces=agreement, signed_on=date(2025, 5, 1), is_public=False)
    on = date(2025, 5, 1)
    known = Agreement.objects.with_public_status(on)

    before = known.get(pk=agreement.pk).status
    Agreement.objects.filter(pk=secret.pk).update(is_public=True)
    after = known.get(pk=agreement.pk).status

    assert (before, after) == (AgreementStatus.IN_FORCE, AgreementStatus.SUPERSEDED)


class StatusProperties(TestCase):
    @given(
        signed=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
        days_in_force=st.integers(0, 3000),
        notice_days=st.none() | st.integers(0, 400),
        offset=st.integers(-500, 4000),
    )
    def test_the_notice_window_ends_with_the_agreement(
        self, signed, days_in_force, notice_days, offset
    ):
        expires, on = signed + timedelta(days_in_force), signed + timedelta(offset)
        agreement = make.make_agreement(
            signed_on=signed, expires_on=expires, notice_days=notice_days
        )

        status = status_of(agreement, on)

        opens = expires - timedelta(notice_days or 0)
        in_window = notice_days is not None and max(opens, signed) <= on <= expires
        assert (status == "notice") == in_window
