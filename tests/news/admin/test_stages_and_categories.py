"""Setting up the newsroom: its sections and its review chain."""

import pytest
from django.contrib.auth.models import Group

from apps.news.models import Category, ReviewStage
from tests import factories as make
from tests.desk import page, said, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def boss(client):
    client.force_login(make.make_superuser())


def test_a_category_has_a_name_in_each_language(client):
    submit(
        client, page("news_category_add"), name_en="Projects", name_zh_hans="项目", slug="projects"
    )

    category = Category.objects.get()
    assert (category.name_en, category.name_zh_hans) == ("Projects", "项目")


def test_a_category_without_a_name_is_refused_politely(client):
    response = submit(client, page("news_category_add"), slug="projects")

    assert said(response) == ["Give the name in one language at least."]


def test_a_stage_is_signed_by_a_group(client):
    group = Group.objects.create(name="Editors")

    submit(client, page("news_reviewstage_add"), name_en="First", position=1, group=group.pk)

    assert ReviewStage.objects.get().group == group


def test_two_stages_in_one_place_are_refused_politely(client):
    stage = make.make_stage(position=1)

    response = submit(
        client, page("news_reviewstage_add"), name_en="Other", position=1, group=stage.group_id
    )

    assert said(response) == ["Another stage has this place in the order."]
