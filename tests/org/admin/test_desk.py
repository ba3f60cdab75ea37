"""The desk's own order, and who may change accounts."""

import pytest

from tests import factories as make
from tests.desk import page

pytestmark = pytest.mark.django_db


def test_news_comes_first_and_accounts_last(admin_client):
    sections = admin_client.get(page("index")).context["app_list"]

    assert [section["app_label"] for section in sections] == ["news", "partners", "org", "auth"]


def test_users_stand_with_groups(admin_client):
    sections = admin_client.get(page("index")).context["app_list"]

    assert [model["object_name"] for model in sections[-1]["models"]] == ["User", "Group"]


def test_staff_see_only_what_they_may_open(client):
    client.force_login(make.make_user())

    assert client.get(page("index")).context["app_list"] == []


def test_a_chooser_tells_departments_of_the_same_name_apart(admin_client):
    for name in ("CASCO", "Shanghai Tower"):
        make.make_department(make.make_organisation(name), name="Finance")

    response = admin_client.get(
        page("autocomplete"),
        {"app_label": "org", "model_name": "post", "field_name": "department", "term": "fin"},
    )

    assert [found["text"] for found in response.json()["results"]] == [
        "Finance · CASCO",
        "Finance · Shanghai Tower",
    ]


def test_a_person_is_found_by_either_name(admin_client):
    make.make_person("Wang Yin", name_zh_hans="王印")
    asked = {"app_label": "org", "model_name": "post", "field_name": "person"}

    for term in ("wang", "王印"):
        found = admin_client.get(page("autocomplete"), asked | {"term": term}).json()["results"]
        assert [person["text"] for person in found] == ["Wang Yin · 王印"]
