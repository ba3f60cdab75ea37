"""Whether a review can be completed, where each stage needs another person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.news import workflow
from apps.news.chains import short_chains, stuck, unmanned
from tests import factories as make

MEMBERS = st.dictionaries(st.integers(0, 5), st.lists(st.integers(0, 5), unique=True), max_size=5)


def fewest(members):
    """How many stages stay unsigned at best, tried out in every way there is."""

    def lacking(stages, free):
        if not stages:
            return 0
        first, *rest = stages
        tries = [1 + lacking(rest, free)]
        tries += [lacking(rest, free - {person}) for person in members[first] if person in free]
        return min(tries)

    return lacking(list(members), frozenset(range(6)))


@given(MEMBERS)
def test_no_more_stages_are_called_unmanned_than_must_be(members):
    assert len(unmanned(members)) == fewest(members)


def test_whoever_may_sign_two_stages_is_counted_where_they_are_needed():
    assert unmanned({"first": [1, 2], "second": [1]}) == []


@pytest.mark.django_db
def test_a_chain_of_distinct_people_is_not_short(chain):
    assert short_chains() == []


@pytest.mark.django_db
def test_one_person_for_two_stages_is_too_few(chain):
    first, second = chain[0][0], chain[1][0]
    second.group = first.group
    second.save()

    assert short_chains() == [(None, [second])]


@pytest.mark.django_db
def test_who_has_left_signs_nothing(chain):
    stage, reviewer = chain[2]
    reviewer.is_active = False
    reviewer.save()

    assert short_chains() == [(None, [stage])]


@pytest.mark.django_db
def test_each_chain_stands_for_itself(chain):
    category = make.make_category()
    own = make.make_stage(category=category, position=1)

    assert short_chains() == [(category, [own])]


@pytest.mark.django_db
def test_a_retired_stage_needs_nobody(chain):
    stage, reviewer = chain[2]
    reviewer.groups.clear()
    stage.is_retired = True
    stage.save()

    assert short_chains() == []


@pytest.mark.django_db
def test_who_wrote_the_text_is_not_counted(chain):
    stage, reviewer = chain[1]
    article = make.make_draft(by=reviewer)

    assert stuck(article) == [stage]


@pytest.mark.django_db
def test_what_is_signed_needs_nobody_more(chain, submitted):
    stage, reviewer = chain[0]
    workflow.approve(submitted.latest, by=reviewer, stage=stage)

    assert stuck(submitted) == []


@pytest.mark.django_db
def test_of_a_confidential_article_only_those_it_names_count(chain, submitted):
    workflow.confide(submitted, [chain[0][1]], by=make.make_superuser())
    submitted.refresh_from_db()

    assert stuck(submitted) == [chain[1][0], chain[2][0]]
