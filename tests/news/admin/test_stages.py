"""The stages of the review: their order, their people, and what becomes of those that signed."""

import pytest

from apps.news import workflow
from apps.news.models import Article, ReviewStage
from tests import factories as make
from tests.desk import page, said, submit
from tests.news.admin.people import make_staff, make_writer
from tests.news.conftest import sign

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def boss(client):
    client.force_login(make.make_superuser())


def names():
    return [str(stage) for stage in ReviewStage.objects.in_use().in_order()]


def act(client, action, *stages):
    data = {"action": action, "_selected_action": [stage.pk for stage in stages]}
    response = client.post(page("news_reviewstage_changelist"), data, follow=True)
    return [str(message) for message in response.context["messages"]]


def test_a_stage_changes_places_with_the_one_before(client, chain):
    act(client, "earlier", chain[2][0])

    assert names() == ["First", "Final", "Second"]


def test_a_stage_changes_places_with_the_one_behind(client, chain):
    act(client, "later", chain[0][0])

    assert names() == ["Second", "First", "Final"]


def test_a_stage_at_the_end_stays_there(client, chain):
    assert act(client, "later", chain[2][0]) == ["It is at the end of its chain already."]
    assert names() == ["First", "Second", "Final"]


def test_stages_are_moved_one_by_one(client, chain):
    assert act(client, "later", chain[0][0], chain[1][0]) == ["Choose one stage to be moved."]


def test_a_stage_keeps_to_its_own_chain(client, chain):
    own = make.make_stage("Own", category=make.make_category(), position=2)

    act(client, "earlier", own)

    assert names() == ["First", "Second", "Own", "Final"]


def test_who_may_only_look_moves_nothing(client, chain):
    client.force_login(make_staff("view_reviewstage"))

    act(client, "later", chain[0][0])

    assert names() == ["First", "Second", "Final"]


def test_the_list_warns_of_a_review_that_nobody_can_complete(client, chain):
    chain[1][1].groups.set([chain[0][0].group])

    response = client.get(page("news_reviewstage_changelist"))

    (warning,) = response.context["messages"]
    assert "nobody is left to sign “Second”" in str(warning)


def test_the_list_says_nothing_where_all_is_well(client, chain):
    response = client.get(page("news_reviewstage_changelist"))

    assert list(response.context["messages"]) == []


def test_the_list_counts_who_can_sign(client, chain):
    make.make_user(groups=[chain[0][0].group], is_active=False)

    shown = client.get(page("news_reviewstage_changelist")).content.decode()

    assert shown.count("1 person") == 3


def test_the_form_of_an_article_warns_before_it_is_submitted(client, chain):
    writer = make_writer(groups=[chain[2][0].group])
    chain[2][1].groups.clear()
    article = make.make_draft(by=writer)
    client.force_login(writer)

    shown = client.get(page("news_article_change", article.pk)).content.decode()

    assert "Nobody is left to sign “Final”" in shown


def test_a_new_stage_is_offered_the_next_place(client, chain):
    response = client.get(page("news_reviewstage_add"))

    assert response.context["adminform"].form.initial["position"] == 4


def test_a_stage_that_has_signed_is_not_deleted_but_retired(client, chain, submitted):
    sign(submitted, chain)
    stage = chain[0][0]

    response = client.post(page("news_reviewstage_delete", stage.pk), {"post": "yes"})
    submit(client, page("news_reviewstage_change", stage.pk), is_retired="on")

    assert "It has signed texts, whose sign-off sheets name it." in response.content.decode()
    assert names() == ["Second", "Final"]


def test_a_stage_that_signed_nothing_can_be_deleted(client, chain):
    client.post(page("news_reviewstage_delete", chain[0][0].pk), {"post": "yes"})

    assert names() == ["Second", "Final"]


def test_the_place_of_a_retired_stage_is_free(client, chain):
    stage = chain[0][0]
    submit(client, page("news_reviewstage_change", stage.pk), is_retired="on")

    response = submit(client, page("news_reviewstage_add"), name_en="New", position=stage.position,
                      group=stage.group_id)  # fmt: skip

    assert response.status_code == 302
    assert names() == ["New", "Second", "Final"]


def test_a_stage_comes_back_only_to_a_place_that_is_free(client, chain):
    stage = chain[0][0]
    address = page("news_reviewstage_change", stage.pk)
    submit(client, address, is_retired="on")
    make.make_stage("New", position=stage.position)

    response = client.post(address, {"name_en": "First", "position": stage.position,
                                     "group": stage.group_id, "_save": "1"})  # fmt: skip

    assert said(response) == ["Another stage has this place in the order."]


def test_a_text_in_review_waits_no_more_for_a_retired_stage(client, chain, submitted):
    article = sign(submitted, chain[:2])

    submit(client, page("news_reviewstage_change", chain[2][0].pk), is_retired="on")

    assert workflow.is_reviewed(Article.objects.get(pk=article.pk))
