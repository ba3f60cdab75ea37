"""Choosing the other, seeing both, confirming: the page that makes one entry of two."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.contrib.auth.models import Permission

from apps.news import workflow
from apps.news.roles import AUTHORS, REGISTER_EDITORS, group_of
from apps.org.models import ContentVersion, Organisation, Person
from tests import factories as make
from tests.desk import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make.make_user(groups=[group_of(REGISTER_EDITORS)])
    client.force_login(user)
    return user


@pytest.fixture
def pair():
    keep = make.make_person("Mei Xiaobo", key="mei-xiaobo", name_zh_hans="梅小波")
    return keep, make.make_person("Mei Xiaobo", key="mei-2", name_zh_hans="梅晓波")


def url_of(lose, model="person"):
    return page(f"org_{model}_merge", lose.pk)


def shown(response):
    return BeautifulSoup(response.content, "html.parser")


def test_those_of_the_same_name_are_proposed(client, editor, pair):
    keep, lose = pair
    make.make_person("Somebody else")

    links = shown(client.get(url_of(lose))).select(".merge-found a")

    assert [link["href"] for link in links] == [f"?into={keep.pk}"]


def test_any_other_is_found_by_a_search(client, editor):
    one, other = make.make_person("Wang"), make.make_person("Li")

    links = shown(client.get(url_of(one), {"q": "li"})).select(".merge-found a")

    assert [link["href"] for link in links] == [f"?into={other.pk}"]


def test_both_are_shown_with_what_names_them_and_where_they_differ(client, editor, pair):
    keep, lose = pair
    make.make_attendance(make.make_occasion(title_en="Signing"), lose)

    response = client.get(url_of(lose), {"into": keep.pk})

    text = shown(response).select_one(".merge-page").get_text(" ", strip=True)
    assert "Occasions · attendance Signing" in text
    assert "Occasions · attendance: 1" in text
    assert [field.name for field in response.context["form"]] == ["name_zh_hans"]
    assert "This can’t be undone." in text


def test_looking_changes_nothing(client, editor, pair):
    keep, lose = pair
    make.make_attendance(person=lose)
    version = ContentVersion.current()

    client.get(url_of(lose), {"into": keep.pk})

    assert Person.objects.count() == 2
    assert ContentVersion.current() == version


def test_confirmed_it_is_done_logged_on_both_and_public_pages_are_renewed(client, editor, pair):
    keep, lose = pair
    attendance = make.make_attendance(person=lose)
    version = ContentVersion.current()

    response = client.post(url_of(lose), {"into": keep.pk, "name_zh_hans": "lose"})

    assert response["Location"] == page("org_person_change", keep.pk)
    attendance.refresh_from_db()
    assert (attendance.person, attendance.person.name_zh_hans) == (keep, "梅晓波")
    assert ContentVersion.current() > version
    assert list(LogEntry.objects.order_by("pk").values_list("object_id", "action_flag")) == [
        (str(keep.pk), CHANGE), (str(lose.pk), DELETION),
    ]  # fmt: skip


def test_a_choice_that_is_missing_is_asked_for(client, editor, pair):
    keep, lose = pair

    response = client.post(url_of(lose), {"into": keep.pk})

    assert response.context["form"].errors == {"name_zh_hans": ["This field is required."]}
    assert Person.objects.count() == 2


def test_short_names_of_an_organisation_are_offered(client, editor):
    keep, lose = make.make_organisation("Tower"), make.make_organisation("China Tower")
    url = url_of(lose, "organisation")

    offered = client.get(url, {"into": keep.pk}).context["form"].fields["short_names"].initial
    client.post(url, {"into": keep.pk, "name_en": "keep", "short_names": ["en"]})

    assert offered == ["en"]
    assert Organisation.objects.get().short_names.get().name == "China Tower"


def test_what_stands_in_the_way_is_said_with_a_link_and_nothing_is_offered(client, editor):
    keep, lose = make.make_organisation("Tower"), make.make_organisation("Tower")
    agreement = make.make_agreement([keep, lose], title_en="Framework")

    response = client.get(url_of(lose, "organisation"), {"into": keep.pk})
    client.post(url_of(lose, "organisation"), {"into": keep.pk})

    way = shown(response).select_one(".merge-obstacles a")
    assert (way["href"], way.text) == (page("partners_agreement_change", agreement.pk), "Framework")
    assert "Merge them" not in response.content.decode()
    assert Organisation.objects.count() == 2


def test_a_confidential_article_in_the_way_is_not_named(client, editor):
    keep, lose = make.make_organisation(), make.make_organisation()
    article = make.make_draft("The secret plan")
    make.make_alias(article, keep, "Tower")
    make.make_alias(article, lose, "China Tower")
    workflow.confide(article, [], by=make.make_superuser())

    html = client.get(url_of(lose, "organisation"), {"into": keep.pk}).content.decode()

    assert "Something you may not see" in html
    assert "The secret plan" not in html


def test_the_other_way_round_is_one_link_away(client, editor, pair):
    keep, lose = pair

    html = client.get(url_of(lose), {"into": keep.pk}).content.decode()

    assert f"{url_of(keep)}?into={lose.pk}" in html


@pytest.mark.parametrize("into", ["", "x", "99", "9" * 40, "-1", "itself"])
def test_a_forged_choice_leads_back_to_choosing(client, editor, pair, into):
    _keep, lose = pair
    sent = {"into": str(lose.pk) if into == "itself" else into}

    responses = [client.get(url_of(lose), sent), client.post(url_of(lose), sent)]

    assert [response.status_code for response in responses] == [200, 200]
    assert Person.objects.count() == 2


@pytest.mark.parametrize("rights", [["view_person"], ["view_person", "change_person"],
                                    ["view_person", "delete_person"]])  # fmt: skip
def test_it_is_for_those_who_may_change_and_delete(client, pair, rights):
    keep, lose = pair
    clerk = make.make_user()
    clerk.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(clerk)

    responses = [
        client.get(url_of(lose)),
        client.post(url_of(lose), {"into": keep.pk, "name_zh_hans": "keep"}),
    ]
    form = client.get(page("org_person_change", lose.pk)).content.decode()

    assert [response.status_code for response in responses] == [403, 403]
    assert url_of(lose) not in form
    assert Person.objects.count() == 2


def test_authors_do_not_merge(client, pair):
    client.force_login(make.make_user(groups=[group_of(AUTHORS)]))

    assert client.get(url_of(pair[1])).status_code == 403


def test_the_form_leads_there(client, editor, pair):
    html = client.get(page("org_person_change", pair[1].pk)).content.decode()

    assert url_of(pair[1]) in html


def test_what_is_gone_is_not_found(client, editor):
    assert client.get(page("org_person_merge", "99")).status_code == 404
