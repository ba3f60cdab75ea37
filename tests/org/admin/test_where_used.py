"""Where an entry of the register is used, before it is deleted or merged."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission

from apps.news import workflow
from apps.news.models import Category
from apps.news.roles import REGISTER_EDITORS, group_of
from apps.news.texts import Text
from apps.org.models import Department, Organisation, Person, Picture
from apps.org.relations import relations
from apps.partners.models import Agreement, CooperationArea, Occasion
from tests import factories as make
from tests.desk import page

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make.make_user(groups=[group_of(REGISTER_EDITORS)])
    client.force_login(user)
    return user


def used(client, entry):
    """{"Agreements · signatory": ["Framework"]}: the page, as somebody reads it."""
    meta = entry._meta
    response = client.get(page(f"{meta.app_label}_{meta.model_name}_uses", entry.pk))
    return {
        each.kind: [label for _url, label in each.links] + ([each.rest] if each.rest else [])
        for each in response.context["uses"]
    }


def test_a_person_is_used_by_what_credits_them_and_by_texts_about_them(client, editor):
    person = make.make_person()
    party = make.make_party(make.make_agreement(title_en="Framework"))
    make.make_signatory(party, person)
    make.make_attendance(make.make_occasion(title_en="Signing"), person)
    make.make_draft("A line opens", people=[person])

    assert used(client, person) == {
        "Agreements · signatory": ["Framework"],
        "Occasions · attendance": ["Signing"],
        "Articles · people": ["A line opens"],
    }


def test_an_organisation_is_used_from_all_floors(client, editor):
    home = make.make_home("CASCO")
    make.make_identity(home, name_en="Newsroom")
    make.make_organisation("Daughter", parent=home)
    make.make_agreement([home], title_en="Framework")
    make.make_attendance(make.make_occasion(title_en="Visit"), side=home)
    make.make_post(make.make_person("Mei"), home, "Chair")
    article = make.make_draft("Opening", organisations=[home])
    make.make_alias(article, home)

    assert used(client, home) == {
        "Organisations · part of": ["Daughter"],
        "Posts · organisation": ["Mei, Chair, CASCO"],
        "Site identity · home organisation": ["Newsroom"],
        "Agreements · party": ["Framework"],
        "Occasions · attendance: for": ["Visit"],
        "Articles · short name in the article": ["Opening"],
        "Articles · organisations": ["Opening"],
    }


def test_a_picture_is_used_as_portrait_logo_code_lead_and_in_texts(client, editor):
    picture = make.make_picture()
    make.make_person("Mei", portrait=picture)
    make.make_identity(name_en="Newsroom", wechat_qr=picture)
    make.make_draft("Leads", lead_picture=picture)
    make.make_draft("Shows", body=f'<figure data-picture="{picture.pk}"></figure>')

    assert used(client, picture) == {
        "People · portrait": ["Mei"],
        "Site identity · WeChat QR code": ["Newsroom"],
        "Articles · revision: lead picture": ["Leads"],
        "Articles · in the text": ["Shows"],
    }


def test_what_a_part_of_it_is_used_by_counts_as_well(client, editor):
    department = make.make_department(make.make_organisation("Tower"))
    make.make_draft("Opening", departments=[department])

    assert used(client, department.organisation) == {
        "Articles · departments": ["Opening"],
    }


def test_a_text_that_was_replaced_still_uses_it(client, editor):
    person = make.make_person()
    article = make.make_draft("Opening", people=[person])
    workflow.revise(article, by=None, text=Text(title="Opening"))

    assert used(client, person) == {"Articles · people": ["Opening"]}


def test_a_confidential_article_is_neither_named_nor_counted(client, editor):
    person, boss = make.make_person(), make.make_superuser()
    make.make_draft("Open", people=[person])
    secret = make.make_draft("The secret plan", people=[person])
    workflow.confide(secret, [], by=boss)

    shown = used(client, person)
    refused = client.get(page("org_person_delete", person.pk)).content.decode()

    assert shown == {"Articles · people": ["Open"]}
    assert "Open" in refused
    assert "The secret plan" not in refused
    assert "you may not see" not in refused


def test_kinds_that_somebody_may_not_see_are_counted(client):
    clerk = make.make_user()
    clerk.user_permissions.set(Permission.objects.filter(codename="view_person"))
    client.force_login(clerk)
    person = make.make_person()
    make.make_draft("Opening", people=[person])

    assert used(client, person) == {"Articles · people": ["and 1 you may not see"]}


def test_of_many_some_are_listed_and_all_are_counted(client, editor):
    person = make.make_person()
    for number in range(53):
        make.make_attendance(make.make_occasion(title_en=f"Visit {number}"), person)

    (listed,) = used(client, person).values()

    assert listed[:2] == ["Visit 0", "Visit 1"]
    assert (len(listed), listed[-1]) == (51, "and 3 more")


def test_one_use_and_ten_need_the_same_number_of_queries(
    client, editor, django_assert_max_num_queries
):
    person = make.make_person()
    url = page("org_person_uses", person.pk)

    def queries():
        with django_assert_max_num_queries(60) as asked:
            client.get(url)
        return len(asked)

    def use():
        make.make_attendance(make.make_occasion(), person)
        make.make_signatory(person=person)
        make.make_draft(people=[person])

    use()
    client.get(url)  # warm
    few = queries()
    for _number in range(4):
        use()

    assert queries() == few


@pytest.mark.parametrize(
    ("make_used", "name"),
    [
        (lambda: make.make_draft(people=[make.make_person()]).latest.people.get(), "org_person"),
        (lambda: make.make_signatory().person, "org_person"),
        (lambda: make.make_draft(agreements=[make.make_agreement()]).latest.agreements.get(),
         "partners_agreement"),
        (lambda: make.make_draft(departments=[make.make_department()]).latest.departments.get(),
         "org_department"),
    ],
    ids=["about", "signed", "agreement", "department"],
)  # fmt: skip
def test_what_is_used_is_not_deleted(client, editor, make_used, name):
    entry = make_used()
    action = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}

    one = client.post(page(f"{name}_delete", entry.pk), {"post": "yes"})
    client.post(page(f"{name}_changelist"), action)

    assert one.context["protected"]
    assert type(entry).objects.filter(pk=entry.pk).exists()


def test_what_nothing_uses_is_deleted_with_its_parts(client, editor):
    post = make.make_post()

    assert used(client, post.person) == {}
    client.post(page("org_person_delete", post.person.pk), {"post": "yes"})

    assert not Person.objects.filter(pk=post.person.pk).exists()


@pytest.mark.parametrize(
    "model",
    [Person, Organisation, Department, Picture, Agreement, Occasion, CooperationArea, Category],
    ids=lambda model: model.__name__,
)
def test_each_form_of_the_register_leads_to_where_it_is_used(admin_client, model):
    makers = {
        Person: make.make_person, Organisation: make.make_organisation,
        Department: make.make_department, Picture: make.make_picture,
        Occasion: make.make_occasion, Agreement: make.make_agreement,
        CooperationArea: make.make_area, Category: make.make_category,
    }  # fmt: skip
    entry = makers[model]()
    name = f"{model._meta.app_label}_{model._meta.model_name}"

    form = admin_client.get(page(f"{name}_change", entry.pk))

    assert page(f"{name}_uses", entry.pk) in form.content.decode()


def test_what_does_not_exist_is_used_nowhere(client, editor):
    assert client.get(page("org_person_uses", "99")).status_code == 404
    assert client.get("/admin/org/person/x/uses/").status_code == 404


def test_whoever_may_not_see_people_does_not_see_their_uses(client):
    client.force_login(make.make_user())

    assert client.get(page("org_person_uses", make.make_person().pk)).status_code == 403


def test_every_relation_leads_to_a_page_of_the_desk_or_is_a_part():
    """So that what is used is found, whichever model names it next."""
    from apps.org.admin.uses import holder_of

    lost = {
        f"{relation.model.__name__}.{relation.field.name}"
        for model in (Person, Organisation, Department, Picture, Agreement, Occasion)
        for relation in relations(model)
        if not relation.is_part and holder_of(relation.model, admin.site)[0] is None
    }

    assert lost == set()
