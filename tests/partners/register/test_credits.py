"""What was printed stays as printed, and is linked to the post of its day."""

import pytest

from apps.org.models import Post
from apps.partners.models import Attendance
from apps.partners.register import load
from tests import factories as make

pytestmark = pytest.mark.django_db


def document(**post):
    title = {"organisation": "us", "title": {"en": "President"}}
    return {
        "organisations": [{"key": "us", "name": {"en": "Us"}, "home": True}],
        "people": [{"key": "wang", "name": {"en": "Wang"}, "posts": [
            title | {"to": "2023-12-31"}, title | {"from": "2024-01-01", "rank": 2} | post,
            title | {"title": {"en": "Chairman"}}]}],
        "occasions": [{"key": "visit", "kind": "visit", "title": {"en": "Visit"},
                       "held_on": "2024-09-06", "attendances": [
                           {"person": "wang", "side": "us", "roles": ["attended"],
                            "titles": {"en": ["president"]}}]}],
    }  # fmt: skip


def test_a_printed_title_is_linked_to_the_post_held_that_day():
    load(document())

    (post,) = Attendance.objects.get().posts.all()

    assert (post.title_en, post.rank) == ("President", 2)


def test_a_title_nobody_held_that_day_is_linked_to_nothing():
    load(document(**{"from": "2024-10-01"}))

    assert not Attendance.objects.get().posts.exists()


def test_a_link_made_by_an_editor_stays():
    load(document())
    attendance = Attendance.objects.get()
    chosen = make.make_post(attendance.person, attendance.side, "Acting President")
    attendance.posts.set([chosen])

    load(document() | {"people": []})

    assert list(attendance.posts.all()) == [chosen]
    assert Post.objects.count() == 4


def test_the_second_load_changes_nothing():
    load(document())

    assert load(document()).changes == 0
