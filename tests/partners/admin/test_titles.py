"""A credit without titles gets those of its day from the register."""

from datetime import date

import pytest

from tests import factories as make
from tests.desk import page, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit():
    home = make.make_home()
    person = make.make_person("Wang Yin")
    make.make_post(person, home, "President", title_zh_hans="总裁", ends_on=date(2024, 9, 5))
    make.make_post(person, home, "Chairman", title_zh_hans="董事长", rank=10)
    occasion = make.make_occasion(held_on=date(2024, 9, 6))
    return make.make_attendance(occasion, person, side=home)


def test_titles_nobody_typed_are_those_of_the_day(admin_client, visit):
    url = page("partners_occasion_change", visit.occasion_id)

    submit(admin_client, url, **{"attendances-0-spoke": "on"})

    visit.refresh_from_db()
    assert (visit.printed_titles_en, visit.printed_titles_zh_hans) == ("Chairman", "董事长")
    assert [post.title_en for post in visit.posts.all()] == ["Chairman"]


def test_titles_that_were_typed_stay(admin_client, visit):
    url = page("partners_occasion_change", visit.occasion_id)

    submit(admin_client, url, **{"attendances-0-printed_titles_en": "Chair"})

    visit.refresh_from_db()
    assert (visit.printed_titles_en, visit.printed_titles_zh_hans or "") == ("Chair", "")
