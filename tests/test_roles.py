"""The roles a new site has, and that nobody gives a right they do not have."""

import importlib

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from apps.news.roles import ADMINISTRATORS, AUTHORS, PUBLISHERS, ROLES, group_of
from apps.org.models import User
from tests import factories as make
from tests.desk import filled, page

pytestmark = pytest.mark.django_db
PASSWORD = "a new one, 2026"


def make_member(role, **fields):
    return make.make_user(groups=[group_of(role)], **fields)


def migrate():
    migration = importlib.import_module("apps.news.migrations.0011_roles")
    migration.make_roles(apps, connection.schema_editor())


def rights_of(group):
    return {
        f"{right.content_type.app_label}.{right.codename}"
        for right in group.permissions.select_related("content_type")
    }


def test_a_new_site_has_a_group_for_each_role():
    found = {group.name: rights_of(group) for group in Group.objects.filter(name__in=ROLES)}

    assert found == ROLES


def test_a_role_that_a_site_has_changed_stays_as_it_is():
    authors = Group.objects.get(name=AUTHORS)
    authors.permissions.set(Permission.objects.filter(codename="view_article"))

    migrate()

    assert rights_of(authors) == {"news.view_article"}


def test_a_role_that_is_missing_is_made_with_its_rights_even_before_they_are_there():
    Group.objects.all().delete()
    Permission.objects.all().delete()

    migrate()

    assert {group.name: rights_of(group) for group in Group.objects.all()} == ROLES


def test_the_names_of_rights_are_those_that_django_gives():
    before = set(Permission.objects.values_list("codename", "name"))
    Permission.objects.all().delete()

    migrate()

    assert set(Permission.objects.filter(content_type__app_label="news")
               .values_list("codename", "name")) <= before  # fmt: skip


@pytest.fixture
def administrator(client):
    user = make_member(ADMINISTRATORS)
    client.force_login(user)
    return user


def send(client, account, **forged):
    """The form of an account as it stands, with this forged into it."""
    url = page("org_user_change", account.pk)
    return client.post(url, filled(client.get(url)) | forged)


def test_an_administrator_gives_others_a_role(client, administrator):
    account, publishers = make.make_user(), group_of(PUBLISHERS)

    send(client, account, groups=[publishers.pk])

    assert list(account.groups.all()) == [publishers]


def test_an_administrator_makes_no_superuser_and_gives_no_single_right(client, administrator):
    account, right = make.make_user(), Permission.objects.get(codename="delete_user")

    send(client, account, is_superuser="on", user_permissions=[right.pk])

    account.refresh_from_db()
    assert (account.is_superuser, account.user_permissions.count()) == (False, 0)


def test_an_account_that_is_added_is_no_superuser_whatever_is_sent(client, administrator):
    sent = {"username": "new", "usable_password": "true", "password1": PASSWORD,
            "password2": PASSWORD, "is_superuser": "on", "is_staff": "on"}  # fmt: skip

    client.post(page("org_user_add"), sent)

    account = User.objects.get(username="new")
    assert (account.is_superuser, account.is_staff) == (False, False)


def test_an_administrator_gives_themself_nothing(client, administrator):
    send(client, administrator, is_superuser="on", groups=[group_of(PUBLISHERS).pk])

    fresh = User.objects.get(pk=administrator.pk)
    assert (fresh.is_superuser, fresh.is_active, fresh.is_staff) == (False, True, True)
    assert [group.name for group in fresh.groups.all()] == [ADMINISTRATORS]


@pytest.mark.parametrize("door", ["change", "password_change", "delete"])
def test_a_superusers_account_is_closed_to_an_administrator(client, administrator, door):
    boss = make.make_superuser(email="boss@example.org")
    name = "auth_user_password_change" if door == "password_change" else f"org_user_{door}"
    sent = {"username": "taken", "password1": PASSWORD, "password2": PASSWORD, "post": "yes"}

    response = client.post(page(name, boss.pk), sent)

    fresh = User.objects.get(pk=boss.pk)
    assert response.status_code == 403
    assert (fresh.username, fresh.password) == ("root", boss.password)


def test_nor_is_it_deleted_from_the_list_by_somebody_who_may_delete_accounts(client):
    boss, clerk = make.make_superuser(), make.make_user()
    rights = Permission.objects.filter(codename__in=["view_user", "change_user", "delete_user"])
    clerk.user_permissions.set(rights)
    client.force_login(clerk)
    action = {"action": "delete_selected", "_selected_action": [boss.pk], "post": "yes"}

    client.post(page("org_user_changelist"), action)

    assert User.objects.filter(pk=boss.pk).exists()


def test_whoever_may_only_keep_accounts_hands_out_no_role(client):
    account, clerk = make.make_user(), make.make_user()
    rights = Permission.objects.filter(codename__in=["view_user", "change_user"])
    clerk.user_permissions.set(rights)
    client.force_login(clerk)

    send(client, account, groups=[group_of(ADMINISTRATORS).pk])

    assert account.groups.count() == 0


def test_what_a_role_may_do_is_for_superusers_to_say(client, administrator):
    group, right = group_of(ADMINISTRATORS), Permission.objects.get(codename="publish_article")

    client.post(page("auth_group_change", group.pk),
                {"name": "Administrators", "permissions": [right.pk]})  # fmt: skip
    client.post(page("auth_group_add"), {"name": "Mine", "permissions": [right.pk]})

    assert rights_of(group) == ROLES[ADMINISTRATORS]
    assert rights_of(Group.objects.get(name="Mine")) == set()


def test_a_superuser_gives_what_they_like(client):
    client.force_login(make.make_superuser())
    account, right = make.make_user(), Permission.objects.get(codename="publish_article")

    send(client, account, is_superuser="on", user_permissions=[right.pk])

    account.refresh_from_db()
    assert account.is_superuser
    assert list(account.user_permissions.all()) == [right]
