"""A register out is the register that came in."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from apps.org.models import ContentVersion, Department, Person, Post
from apps.partners.models import Agreement, Signatory
from apps.partners.register import dump, load
from apps.partners.register.tally import Tally

from .documents import full_register

pytestmark = pytest.mark.django_db


def test_what_is_loaded_is_dumped_again():
    load(full_register())

    assert dump() == full_register()


def test_a_second_load_changes_nothing():
    first = load(full_register())

    second = load(full_register())

    assert second == Tally(unchanged=first.created)


def test_a_dump_is_json_and_loads_without_a_change():
    load(full_register())

    tally = load(json.loads(json.dumps(dump())))

    assert tally.changes == 0


def test_a_changed_entry_is_updated():
    load(full_register())
    document = full_register()
    document["people"][0]["name"]["zh-hans"] = "梅小波"

    tally = load(document)

    assert (tally.updated, tally.created) == (1, 0)
    assert Person.objects.get().name_zh_hans == "梅小波"


def test_what_a_file_does_not_mention_stays():
    load(full_register())

    load({"people": [{"key": "zhang-yi", "name": {"en": "Zhang Yi"}}]})

    assert (Person.objects.count(), Post.objects.count()) == (2, 1)


def test_the_signatories_of_a_file_are_all_there_are():
    load(full_register())
    document = full_register()
    document["agreements"][0]["parties"][1]["signatories"] = []
    document["agreements"][0]["correction"] = {"en": "Nobody signed for them."}

    tally = load(document)

    assert (tally.deleted, Signatory.objects.count()) == (1, 1)


def test_areas_are_found_by_name_in_whatever_language():
    document = full_register()
    document["agreements"][0]["areas"] = ["Low-altitude economy", "低空经济"]

    load(document)

    keys = Agreement.objects.get().areas.order_by("pk").values_list("key", flat=True)
    assert list(keys) == ["low-altitude-economy", "低空经济"]


def test_a_dry_run_stores_nothing():
    tally = load(full_register(), dry_run=True)

    assert (tally.created > 10, Person.objects.count()) == (True, 0)


def test_a_load_that_changes_something_changes_the_content_version_once():
    before = ContentVersion.current()

    load(full_register())
    after_first = ContentVersion.current()

    load(full_register())

    assert (after_first > before, ContentVersion.current()) == (True, after_first)


def test_a_signatory_may_be_given_by_key_alone():
    document = full_register()
    document["agreements"][0]["parties"][0]["signatories"] = ["mei-xiaobo"]

    load(document)

    assert Signatory.objects.filter(person__key="mei-xiaobo").count() == 1


names = st.fixed_dictionaries(
    {}, optional={"en": st.text("ABC xyz", min_size=1), "zh-hans": st.text("卡斯柯", min_size=1)}
).filter(lambda texts: any(text.strip() for text in texts.values()))
days = st.none() | st.dates(date(2000, 1, 1), date(2020, 1, 1))


@st.composite
def posts(draw):
    start = draw(days)
    end = draw(st.none() | st.integers(0, 900))
    last = start + timedelta(end) if start and end is not None else None
    return {
        "organisation": draw(st.sampled_from(["casco", "shanghai-tower"])),
        "title": draw(names),
        "rank": draw(st.integers(0, 99)),
        "from": start.isoformat() if start else None,
        "to": last.isoformat() if last else None,
    }


def test_a_title_held_twice_at_different_ranks_is_told_apart():
    document, post = full_register(), {"organisation": "casco", "title": {"en": "Adviser"}}
    twice = [post | {"rank": rank, "from": None, "to": None} for rank in (2, 1)]
    document["people"].append({"key": "twice", "name": {"en": "Twice"}, "posts": twice})
    load(document)

    assert load(dump()).changes == 0


class RoundTrip(TestCase):
    @settings(max_examples=25)
    @given(people=st.lists(st.tuples(names, st.lists(posts(), max_size=3)), max_size=4))
    def test_any_register_comes_out_as_it_went_in(self, people):
        document = full_register()
        document["people"] += [
            {"key": f"person-{i}", "name": name, "posts": held}
            for i, (name, held) in enumerate(people)
        ]

        load(document)
        once = dump()
        tally = load(once)

        assert tally.changes == 0
        assert dump() == once


def test_a_first_load_only_creates():
    tally = load(full_register())

    assert tally == Tally(created=tally.created)


def test_what_a_file_says_nothing_of_is_public_when_new_and_stays_as_it_is_when_known():
    document = full_register()
    del document["people"][0]["posts"][0]["public"]
    del document["organisations"][0]["departments"][0]["public"]

    load(document)
    when_new = [Post.objects.get().is_public, Department.objects.get().is_public]
    load(full_register())
    load(document)

    assert when_new == [True, True]
    assert [Post.objects.get().is_public, Department.objects.get().is_public] == [False, False]
