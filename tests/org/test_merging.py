"""Two entries that are the same become one, which keeps every reference to either."""

from datetime import date

import pytest
from django.db.models import Model

from apps.news.models import Revision
from apps.org.merging import MERGED, CannotMerge, merge, plan_of
from apps.org.models import Department, FormerKey, Organisation, Person, Post, ShortName
from apps.org.relations import relations
from apps.partners.models import Attendance, DepartmentAttendance, Signatory
from tests import factories as make

pytestmark = pytest.mark.django_db

MAKE = {
    Person: make.make_person,
    Organisation: make.make_organisation,
    Department: make.make_department,
}
# For each field that may point at an entry: a row that does. A new field fails a test below.
POINTING = {
    "Post.person": lambda person: make.make_post(person),
    "Post.organisation": lambda one: make.make_post(organisation=one),
    "Post.department": lambda one: make.make_post(organisation=one.organisation, department=one),
    "Department.organisation": lambda one: make.make_department(one),
    "Office.organisation": lambda one: make.make_office(one),
    "Organisation.parent": lambda one: make.make_organisation(parent=one),
    "ShortName.organisation": lambda one: ShortName.objects.create(
        organisation=one, language="en", name="Tower"
    ),
    "SiteIdentity.organisation": lambda one: make.make_identity(one),
    "FormerKey.person": lambda one: FormerKey.objects.create(key="older", person=one),
    "FormerKey.organisation": lambda one: FormerKey.objects.create(key="older", organisation=one),
    "FormerKey.department": lambda one: FormerKey.objects.create(key="7", department=one),
    "Signatory.person": lambda one: make.make_signatory(person=one),
    "Attendance.person": lambda one: make.make_attendance(person=one),
    "Attendance.side": lambda one: make.make_attendance(side=one),
    "Party.organisation": lambda one: make.make_party(organisation=one),
    "DepartmentAttendance.department": lambda one: make.make_department_attendance(department=one),
    "Agreement.owner": lambda one: make.make_agreement(owner=one),
    "Alias.organisation": lambda one: make.make_alias(organisation=one),
    "Revision.people": lambda one: make.make_article(people=[one]).latest,
    "Revision.organisations": lambda one: make.make_article(organisations=[one]).latest,
    "Revision.departments": lambda one: make.make_article(departments=[one]).latest,
}
RELATIONS = [
    pytest.param(model, relation, id=f"{relation.model.__name__}.{relation.field.name}")
    for model in MERGED
    for relation in relations(model)
]


def two(model, **fields):
    """The one that stays and the one that goes; departments of one organisation."""
    if model is Department:
        fields["organisation"] = make.make_organisation()
    return MAKE[model](**fields), MAKE[model](**fields)


def named_by(relation, row) -> list[Model]:
    value = getattr(type(row)._base_manager.get(pk=row.pk), relation.field.name)
    return list(value.all()) if relation.is_many else [value]


def obstacles(keep, lose):
    return [obstacle.message for obstacle in plan_of(keep, lose).obstacles]


def refusal(keep, lose, **options):
    with pytest.raises(CannotMerge) as refused:
        merge(keep, lose, **options)
    assert type(lose).objects.filter(pk=lose.pk).exists()
    return str(refused.value)


@pytest.mark.parametrize(("model", "relation"), RELATIONS)
def test_whatever_named_the_one_that_goes_names_the_one_that_stays(model, relation):
    keep, lose = two(model)
    row = POINTING[f"{relation.model.__name__}.{relation.field.name}"](lose)

    merge(keep, lose)

    assert named_by(relation, row) == [keep]
    assert not model.objects.filter(pk=lose.pk).exists()


@pytest.mark.parametrize(("model", "relation"), RELATIONS)
def test_nothing_that_named_the_one_that_stays_is_touched(model, relation):
    keep, lose = two(model)
    row = POINTING[f"{relation.model.__name__}.{relation.field.name}"](keep)

    merge(keep, lose)

    assert named_by(relation, row) == [keep]


@pytest.mark.parametrize("relation", ["people", "organisations", "departments"])
def test_a_text_that_named_both_names_one_once(relation):
    model = Revision._meta.get_field(relation).related_model
    keep, lose = two(model)
    text = make.make_article(**{relation: [keep, lose]}).latest

    merge(keep, lose)

    assert list(getattr(text, relation).all()) == [keep]


def test_an_attendance_of_both_that_says_the_same_becomes_one_with_its_posts():
    keep, lose = two(Person)
    occasion, post = make.make_occasion(), make.make_post(lose)
    kept = make.make_attendance(occasion, keep, position=3)
    lost = make.make_attendance(occasion, lose, position=7, printed_titles_en="President")
    lost.posts.add(post)

    merge(keep, lose)

    attendance = Attendance.objects.get()
    assert (attendance, attendance.position) == (kept, 3)
    assert attendance.printed_titles_en == "President"
    assert list(attendance.posts.all()) == [post]


def test_an_attendance_of_both_that_says_different_things_stands_in_the_way():
    keep, lose = two(Person)
    occasion = make.make_occasion()
    make.make_attendance(occasion, keep, spoke=True, printed_titles_en="President")
    lost = make.make_attendance(occasion, lose, printed_titles_en="Chair")

    found = plan_of(keep, lose).obstacles

    assert [each.row for each in found] == [lost]
    assert "spoke" in found[0].message and "titles as printed" in found[0].message
    assert refusal(keep, lose) == "Something stands in the way: look at it first."


def test_a_signatory_for_one_party_under_both_becomes_one():
    keep, lose = two(Person)
    party = make.make_party()
    make.make_signatory(party, keep)
    make.make_signatory(party, lose)

    merge(keep, lose)

    assert Signatory.objects.get().person == keep


def test_two_parties_of_one_agreement_are_two_organisations():
    keep, lose = two(Organisation)
    make.make_agreement([keep, lose])

    assert obstacles(keep, lose) == [
        "Both are parties of this agreement, so they are two organisations."
    ]


def test_we_ourselves_are_not_merged_into_another():
    keep, home = make.make_organisation(), make.make_home()

    assert obstacles(keep, home) == ["This is us: merge the other into ours instead."]
    merge(home, keep)
    assert Organisation.objects.get() == home


def test_nothing_is_merged_into_itself():
    person = make.make_person()

    assert obstacles(person, person) != []


def test_a_part_is_not_merged_with_what_it_is_part_of():
    lose = make.make_organisation()
    keep = make.make_organisation(parent=lose)

    assert obstacles(keep, lose) == ["One names the other as “part of”: clear that first."]
    merge(lose, keep)
    assert Organisation.objects.get().parent is None


def test_a_circle_of_parts_is_refused():
    lose = make.make_organisation("Group")
    between = make.make_organisation("Between", parent=lose)
    keep = make.make_organisation("Daughter", parent=between)

    assert refusal(keep, lose).startswith("This makes a circle")
    between.refresh_from_db()
    assert between.parent == lose


def test_departments_of_one_name_become_one_with_their_people():
    keep, lose = two(Organisation)
    ours, theirs = (make.make_department(each, "Finance") for each in (keep, lose))
    post = make.make_post(organisation=lose, department=theirs)
    make.make_department_attendance(department=theirs)

    merge(keep, lose)

    post.refresh_from_db()
    assert (post.organisation, post.department) == (keep, ours)
    assert DepartmentAttendance.objects.get().department == ours
    assert Department.objects.count() == 1


def test_departments_of_two_organisations_are_not_one():
    keep, lose = make.make_department(), make.make_department()

    assert obstacles(keep, lose) == ["They are departments of two organisations."]


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [
        ({}, {}, 1),
        ({"starts_on": date(2020, 1, 1)}, {}, 1),
        ({"starts_on": date(2020, 1, 1)}, {"starts_on": date(2020, 1, 1)}, 1),
        ({"starts_on": date(2020, 1, 1)}, {"starts_on": date(2021, 1, 1)}, 2),
        ({"ends_on": date(2015, 1, 1)}, {"starts_on": date(2018, 1, 1)}, 2),
        ({"is_public": False}, {}, 2),
        ({"title_zh_hans": "总裁"}, {}, 1),
    ],
    ids=["same", "no date", "same date", "other date", "apart", "hidden", "in one language"],
)
def test_the_same_post_of_both_becomes_one(mine, theirs, left):
    keep, lose = two(Person)
    organisation = make.make_organisation()
    make.make_post(keep, organisation, **mine)
    lost = make.make_post(lose, organisation, **theirs)
    signatory = make.make_signatory(person=lose)
    signatory.posts.add(lost)

    merge(keep, lose)

    assert Post.objects.filter(person=keep).count() == left
    assert signatory.posts.get().person == keep


def test_a_post_takes_the_dates_the_other_knew():
    keep, lose = two(Person)
    organisation = make.make_organisation()
    make.make_post(keep, organisation, starts_on=date(2020, 1, 1))
    make.make_post(lose, organisation, ends_on=date(2024, 1, 1))

    merge(keep, lose)

    post = Post.objects.get()
    assert (post.starts_on, post.ends_on) == (date(2020, 1, 1), date(2024, 1, 1))


def test_chosen_fields_are_taken_and_the_others_stay():
    keep = make.make_person("Mei Xiaobo", name_zh_hans="梅小波")
    lose = make.make_person("Mei X. B.", name_zh_hans="梅晓波", portrait=make.make_picture())

    merge(keep, lose, chosen=["name_zh_hans", "portrait"])

    keep.refresh_from_db()
    assert (keep.name_en, keep.name_zh_hans) == ("Mei Xiaobo", "梅晓波")
    assert keep.portrait == lose.portrait


def test_names_of_an_organisation_stay_as_short_names():
    keep = make.make_organisation("Tower", name_zh_hans="铁塔")
    lose = make.make_organisation("China Tower", name_zh_hans="中国铁塔")
    for one in (keep, lose):
        ShortName.objects.create(organisation=one, language="en", name="CT")

    merge(keep, lose, short_names=["zh-hans"])

    assert set(keep.short_names.values_list("language", "name")) == {
        ("en", "CT"), ("zh-hans", "中国铁塔"),
    }  # fmt: skip


def test_an_article_that_calls_both_by_different_names_stands_in_the_way():
    keep, lose = two(Organisation)
    article = make.make_draft()
    make.make_alias(article, keep, "Tower")
    make.make_alias(article, lose, "China Tower")

    assert len(obstacles(keep, lose)) == 1


@pytest.mark.parametrize("path", ["people", "partners"])
def test_the_old_page_leads_on_even_after_a_second_merging(client, path):
    model = Person if path == "people" else Organisation
    first, second, third = (MAKE[model](key=key) for key in ("first", "second", "third"))
    if model is Person:
        make.make_attendance(person=third)
    else:
        make.make_agreement([make.make_home(), third])

    merge(second, first)
    merge(third, second)

    for key in ("first", "second"):
        response = client.get(f"/en/{path}/{key}/")
        assert (response.status_code, response["Location"]) == (301, f"/en/{path}/third/")


def test_the_page_of_a_department_leads_on(client):
    home = make.make_home()
    keep, lose = make.make_department(home), make.make_department(home)
    number = lose.pk

    merge(keep, lose)

    response = client.get(f"/en/organisation/departments/{number}/")
    assert response["Location"] == f"/en/organisation/departments/{keep.pk}/"


def test_an_old_page_says_nothing_of_somebody_visitors_do_not_know(client):
    keep, lose = two(Person)

    merge(keep, lose)

    assert client.get(f"/en/people/{lose.key}/").status_code == 404


def test_somebody_new_under_an_old_key_has_their_own_page(client):
    keep, lose = make.make_person(), make.make_person(key="li")
    make.make_attendance(person=keep)
    merge(keep, lose)
    make.make_attendance(person=make.make_person("Another Li", key="li"))

    assert client.get("/en/people/li/").status_code == 200


def test_public_pages_show_the_one_that_stays(client):
    home, keep, lose = make.make_home(), *two(Person)
    make.make_agreement([home, make.make_organisation()])
    make.make_post(lose, home, "President")
    story = make.make_article(people=[lose])
    assert client.get(story.get_absolute_url()).status_code == 200

    merge(keep, lose)

    assert "President" in client.get(f"/en/people/{keep.key}/").content.decode()
    assert client.get(story.get_absolute_url()).status_code == 200


def test_what_is_found_is_found_after_as_before(client):
    keep, lose = two(Organisation)
    make.make_agreement([make.make_home(), lose])
    make.make_article("Padma bridge opens", organisations=[lose])

    merge(keep, lose)

    html = client.get("/en/search/?q=Padma").content.decode()
    assert "Padma" in html
    assert keep.key in client.get("/en/search/?q=Shanghai+Tower").content.decode()


def test_what_was_merged_meanwhile_is_said():
    keep, lose = two(Person)
    merge(keep, Person.objects.get(pk=lose.pk))

    with pytest.raises(CannotMerge, match="One of them is gone"):
        merge(keep, lose)
