"""What a list may be filtered by, and how many items each choice leaves."""

from datetime import date, timedelta
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from apps.org.facets import Facet, Filters
from apps.org.models import Organisation, Person
from apps.partners.facets import AGREEMENT_FACETS
from apps.partners.models import Agreement, CooperationArea
from tests import factories as make

pytestmark = pytest.mark.django_db

KIND, AREA, YEAR, STATUS = AGREEMENT_FACETS
RUBBISH = ["", " ", "nothing", "'--", "%00", "١٩٩٩", "2024 ", "02024", "20245", "0", "-1", "%F0%9F",
           "a" * 5000, "%EF%BF%BE", "%0A", "2024%00", "%ED%A0%80"]  # fmt: skip


def filters(query="", facets=AGREEMENT_FACETS, given=None, items=None) -> Filters:
    items = Agreement.objects.public().with_public_status() if items is None else items
    return Filters(facets, items, QueryDict(query), given)


def offered(found, name):
    return [(option.value, option.count) for option in found.by_name[name].options]


def test_an_option_says_how_many_items_it_would_leave():
    make.make_agreement(kind="mou", signed_on=date(2024, 1, 1))
    make.make_agreement(kind="mou", signed_on=date(2023, 1, 1))
    make.make_agreement(kind="strategic", signed_on=date(2023, 12, 31))

    found = filters()

    assert found.total == 3
    assert offered(found, "kind") == [("strategic", 1), ("mou", 2)]
    assert offered(found, "year") == [("2024", 1), ("2023", 2)]
    assert {found.by_name[name].all_count for name in ("kind", "year")} == {3}
    assert found.chosen == []
    assert found.kept_query == ""


def test_a_choice_narrows_the_others_and_leaves_its_own_alternatives():
    make.make_agreement(kind="mou", signed_on=date(2024, 1, 1))
    make.make_agreement(kind="mou", signed_on=date(2023, 1, 1))
    make.make_agreement(kind="strategic", signed_on=date(2023, 12, 31))

    found = filters("kind=mou")

    assert found.total == found.items.count() == 2
    assert offered(found, "kind") == [("strategic", 1), ("mou", 2)]
    assert found.by_name["kind"].all_count == 3
    assert offered(found, "year") == [("2024", 1), ("2023", 1)]
    assert found.by_name["year"].all_count == 2


def test_an_item_of_two_areas_is_in_both_and_counted_once():
    agreement = make.make_agreement()
    agreement.areas.set([make.make_area("air", key="air"), make.make_area("rail", key="rail")])

    found = filters("area=air")

    assert found.total == len(found.items) == 1
    assert offered(found, "area") == [("air", 1), ("rail", 1)]
    assert found.by_name["area"].all_count == 1


def test_a_choice_that_leaves_nothing_stays_and_can_be_taken_back():
    make.make_agreement(kind="mou", signed_on=date(2024, 1, 1))
    make.make_agreement(kind="strategic", signed_on=date(2023, 1, 1))

    found = filters("year=2024&kind=strategic")

    assert found.total == len(found.items) == 0
    assert offered(found, "kind") == [("strategic", 0), ("mou", 1)]
    assert offered(found, "year") == [("2024", 0), ("2023", 1)]
    assert [(one.chosen.text, one.query_without) for one in found.chosen] == [
        ("Strategic cooperation agreement", "?year=2024"),
        ("2024", "?kind=strategic"),
    ]


def test_the_kept_query_has_one_order_and_nothing_else():
    agreement = make.make_agreement(kind="mou", signed_on=date(2024, 1, 1))
    agreement.areas.add(make.make_area("空", key="低空"))

    found = filters("page=2&utm=x&year=2024&area=低空&kind=mou&")

    assert found.kept_query == "?kind=mou&area=%E4%BD%8E%E7%A9%BA&year=2024"


@pytest.mark.parametrize("value", RUBBISH)
@pytest.mark.parametrize("name", ["kind", "area", "year", "status"])
def test_rubbish_counts_as_not_chosen(name, value):
    make.make_agreement(kind="mou").areas.add(make.make_area())

    found = filters(f"{name}={value}&kind=mou" if name != "kind" else f"kind={value}")

    assert found.total == found.items.count() == 1
    assert found.by_name[name].chosen is None
    assert found.kept_query == ("" if name == "kind" else "?kind=mou")


@pytest.mark.parametrize(
    "query", ["kind=mou&kind=mou", "kind=mou&kind=strategic", "kind=&kind=mou"]
)
def test_a_repeated_choice_counts_as_none(query):
    make.make_agreement(kind="mou")
    make.make_agreement(kind="strategic")

    found = filters(query)

    assert (found.total, found.kept_query) == (2, "")


def test_a_value_nothing_in_the_list_has_counts_as_not_chosen():
    make.make_agreement(kind="mou")
    make.make_agreement(kind="contract", is_public=False)
    make.make_area("idle", key="idle")

    found = filters("kind=contract&year=1999&area=idle&status=ended")

    assert (found.total, found.kept_query) == (1, "")


def test_what_the_path_chooses_is_no_choice_of_the_query():
    make.make_agreement(kind="mou")
    make.make_agreement(kind="strategic")

    found = filters("kind=strategic", given={"kind": "mou"})

    assert found.total == 1
    assert found.by_name["kind"].chosen.value == "mou"
    assert (found.kept_query, found.chosen) == ("", [])
    assert KIND not in [one.facet for one in found.offered]


def test_what_the_path_leaves_open_the_query_may_not_choose():
    make.make_agreement(kind="mou")
    make.make_agreement(kind="strategic")

    found = filters("kind=strategic", given={"kind": ""})

    assert (found.total, found.kept_query) == (2, "")
    assert offered(found, "kind") == [("strategic", 1), ("mou", 1)]


def test_what_the_path_chooses_holds_even_where_nothing_has_it():
    make.make_agreement(kind="mou")

    found = filters(given={"kind": "contract"})

    assert found.total == found.items.count() == 0
    assert found.by_name["kind"].chosen is None


def test_an_empty_list_offers_nothing():
    found = filters("kind=mou&year=2024")

    assert (found.total, found.offered, found.kept_query) == (0, [], "")


def test_a_list_that_can_hold_nothing_is_empty():
    make.make_agreement()

    found = filters("kind=strategic", items=Agreement.objects.none().with_public_status())

    assert (found.total, found.offered, list(found.items)) == (0, [], [])


def test_names_come_in_the_language_of_the_page_and_say_so_where_they_do_not():
    agreement = make.make_agreement()
    agreement.areas.set(
        [make.make_area("Air", key="a", name_zh_hans="航空"), make.make_area("Rail", key="b")]
    )

    with override("zh-hans"):
        air, rail = filters().by_name["area"].options
        told = [(one.text, one.foreign_language) for one in sorted((air, rail), key=str)]

    assert told == [("航空", ""), ("Rail", "en")]


def test_areas_come_by_name_kinds_by_their_choices_years_newest_first():
    for year, kind in ((2022, "other"), (2024, "strategic"), (2023, "mou")):
        agreement = make.make_agreement(kind=kind, signed_on=date(year, 1, 1))
        agreement.areas.add(make.make_area(f"{2030 - year}"))

    found = filters()

    assert [option.text for option in found.by_name["area"].options] == ["6", "7", "8"]
    assert [value for value, _count in offered(found, "kind")] == ["strategic", "mou", "other"]
    assert [value for value, _count in offered(found, "year")] == ["2024", "2023", "2022"]


def test_a_year_mistyped_in_the_register_is_a_year_like_others():
    make.make_agreement(signed_on=date(205, 1, 1))
    make.make_agreement()

    found = filters("year=0205")

    assert offered(found, "year") == [("2024", 1), ("0205", 1)]
    assert (found.total, len(found.items)) == (1, 1)
    assert filters("year=205").total == 2


def test_items_without_a_value_are_in_no_option():
    make.make_agreement(signed_on=None, signed_precision="unknown")
    make.make_agreement(signed_on=date(2024, 1, 1))

    found = filters(facets=[YEAR, AREA], items=Agreement.objects.all())

    assert found.total == 2
    assert (offered(found, "year"), offered(found, "area")) == ([("2024", 1)], [])


def test_a_facet_works_on_any_list():
    make.make_organisation(kind="university")
    make.make_home()
    make.make_person()

    found = filters("kind=university", [Facet("kind", "Kind", "kind")], items=Organisation.objects)

    assert offered(found, "kind") == [("company", 1), ("university", 1)]
    assert found.total == found.items.count() == 1
    assert filters(facets=[], items=Person.objects.all()).total == 1


def test_all_counts_cost_one_query(django_assert_num_queries):
    agreement = make.make_agreement()
    agreement.areas.add(make.make_area(key="air"))

    with django_assert_num_queries(1):
        filters()
    with django_assert_num_queries(1):
        filters("kind=strategic&area=air&year=2024&status=term-unknown")
    with django_assert_num_queries(1):
        filters("kind=strategic&area=none&year=1999&status=x")


KINDS, YEARS, AREAS = ["mou", "strategic", "contract"], ["2022", "2023", "2024"], ["air", "rail"]
EXPIRIES = {"expired": -30, "in-force": 30, "term-unknown": None}
FACTS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "year": st.sampled_from(YEARS),
        "area": st.sets(st.sampled_from(AREAS)),
        "status": st.sampled_from([*EXPIRIES]),
        "is_public": st.booleans(),
    }
)
CHOICE = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from([*KINDS, "other", "x"]),
        "area": st.sampled_from([*AREAS, "moon"]),
        "year": st.sampled_from([*YEARS, "1999", "x"]),
        "status": st.sampled_from([*EXPIRIES, "ended"]),
    },
)


def make_agreement(facts):
    days = EXPIRIES[facts["status"]]
    agreement = make.make_agreement(
        kind=facts["kind"],
        signed_on=date(int(facts["year"]), 6, 1),
        expires_on=days and timezone.localdate() + timedelta(days),
        is_public=facts["is_public"],
    )
    agreement.areas.set(CooperationArea.objects.filter(key__in=facts["area"]))


def has(facts, name, value):
    return value in facts["area"] if name == "area" else value == facts[name]


def how_many(agreements, wanted):
    return sum(all(has(facts, *pair) for pair in wanted.items()) for facts in agreements)


class EveryCombination(TestCase):
    @settings(max_examples=50)
    @given(st.lists(FACTS, max_size=6), CHOICE)
    def test_every_count_is_what_one_gets_by_looking_at_each_agreement(self, agreements, choice):
        for key in AREAS:
            make.make_area(key, key=key)
        for facts in agreements:
            make_agreement(facts)
        public = [facts for facts in agreements if facts["is_public"]]
        chosen = {name: value for name, value in choice.items() if how_many(public, {name: value})}

        found = filters(urlencode(choice))

        assert found.total == len(found.items) == how_many(public, chosen)
        assert {one.facet.name: one.chosen.value for one in found.chosen} == chosen
        for name, values in {
            "kind": KINDS,
            "area": AREAS,
            "year": YEARS,
            "status": EXPIRIES,
        }.items():
            others = {other: value for other, value in chosen.items() if other != name}
            counts = {value: how_many(public, others | {name: value}) for value in values}
            assert found.by_name[name].all_count == how_many(public, others)
            assert dict(offered(found, name)) == {
                value: count
                for value, count in counts.items()
                if count or chosen.get(name) == value
            }
