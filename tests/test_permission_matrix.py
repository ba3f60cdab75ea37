"""Who may do what: each role, each address of the desk, read and written.

The columns are: staff without a right, who may only look, author, reviewer (of the first stage),
publisher, register editor, administrator; the first seven ask by GET, the others by POST what would
be legal there. `+` is done, or shown; `=` answered, and nothing changed by it; `-` refused; `0` not
found; `x` the wrong method; `.` not asked, being a page of Django's that is read either way. A
confidential article (`secret`) names none of them.
"""

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils.functional import empty

from apps.partners.documents import private
from tests import matrix

pytestmark = pytest.mark.django_db
ROLES = ["staff", "looker", "author", "reviewer", "publisher", "register", "admin"]
TABLE = """
view_on_site[draft]                                       -000000  -000000
view_on_site[public]                                      -++++++  -======
view_on_site[secret]                                      -000000  -000000
index                                                     +++++++  .......
autocomplete[post.person]                                 -++++++  xxxxxxx
autocomplete[person.portrait]                             -++++++  xxxxxxx
autocomplete[party.organisation]                          -++++++  xxxxxxx
autocomplete[oldaddress.article]                          -++++++  xxxxxxx
org_office_changelist                                     -++++++  -====+=
org_office_add                                            -----+-  -----+-
org_office_history                                        -++++++  .......
org_office_delete                                         -----+-  -----+-
org_office_change                                         -++++++  -----+-
org_picture_uses                                          -++++++  xxxxxxx
org_picture_changelist                                    -++++++  -====+=
org_picture_add                                           --+--+-  --+--+-
org_picture_history                                       -++++++  .......
org_picture_delete                                        -----+-  -----+-
org_picture_change                                        -++++++  -----+-
org_post_uses                                             -++++++  xxxxxxx
org_post_changelist                                       -++++++  -====+=
org_post_add                                              -----+-  -----+-
org_post_history                                          -++++++  .......
org_post_delete                                           -----+-  -----+-
org_post_change                                           -++++++  -----+-
org_siteidentity_changelist                               -++++++  -======
org_siteidentity_add                                      -------  -------
org_siteidentity_history                                  -++++++  .......
org_siteidentity_delete                                   -------  -------
org_siteidentity_change                                   -++++++  ------+
org_user_me                                               +++++++  +++++++
auth_user_password_change                                 ------+  ------+
org_user_changelist                                       ------+  ------=
org_user_add                                              ------+  ------+
org_user_history                                          ------+  .......
org_user_delete                                           -------  -------
org_user_change                                           ------+  ------+
auth_group_changelist                                     ------+  ------=
auth_group_add                                            ------+  ------+
auth_group_history                                        ------+  .......
auth_group_delete                                         -------  -------
auth_group_change                                         ------+  ------+
partners_agreement_document                               -++++++  xxxxxxx
partners_agreement_uses                                   -++++++  xxxxxxx
partners_agreement_changelist                             -++++++  -====+=
partners_agreement_add                                    -----+-  -----+-
partners_agreement_history                                -++++++  .......
partners_agreement_delete                                 -----+-  -----+-
partners_agreement_change                                 -++++++  -----+-
partners_cooperationarea_uses                             -++++++  xxxxxxx
partners_cooperationarea_changelist                       -++++++  -====+=
partners_cooperationarea_add                              -----+-  -----+-
partners_cooperationarea_history                          -++++++  .......
partners_cooperationarea_delete                           -----+-  -----+-
partners_cooperationarea_change                           -++++++  -----+-
partners_occasion_uses                                    -++++++  xxxxxxx
partners_occasion_changelist                              -++++++  -====+=
partners_occasion_add                                     -----+-  -----+-
partners_occasion_history                                 -++++++  .......
partners_occasion_delete                                  -----+-  -----+-
partners_occasion_change                                  -++++++  -----+-
org_organisation_uses                                     -++++++  xxxxxxx
org_organisation_merge                                    -----+-  -----+-
org_organisation_changelist                               -++++++  -====+=
org_organisation_add                                      -----+-  -----+-
org_organisation_history                                  -++++++  .......
org_organisation_delete                                   -----+-  -----+-
org_organisation_change                                   -++++++  -----+-
org_person_uses                                           -++++++  xxxxxxx
org_person_merge                                          -----+-  -----+-
org_person_changelist                                     -++++++  -====+=
org_person_add                                            -----+-  -----+-
org_person_history                                        -++++++  .......
org_person_delete                                         -----+-  -----+-
org_person_change                                         -++++++  -----+-
org_department_uses                                       -++++++  xxxxxxx
org_department_merge                                      -----+-  -----+-
org_department_changelist                                 -++++++  -====+=
org_department_add                                        -----+-  -----+-
org_department_history                                    -++++++  .......
org_department_delete                                     -----+-  -----+-
org_department_change                                     -++++++  -----+-
news_article_calendar                                     -++++++  xxxxxxx
news_article_pictures                                     --+++--  xxxxxxx
news_article_picture                                      --+++--  xxxxxxx
news_article_revision[draft]                              -++++++  xxxxxxx
news_article_revision[draft, number of another]           -000000  xxxxxxx
news_article_revision[secret]                             -000000  xxxxxxx
news_article_revision[secret, number of another]          -000000  xxxxxxx
news_article_compare[draft]                               -++++++  xxxxxxx
news_article_compare[secret]                              -000000  xxxxxxx
news_article_latest_sheet[draft]                          -++++++  xxxxxxx
news_article_latest_sheet[secret]                         -000000  xxxxxxx
news_article_restore[draft]                               --+++--  --+++--
news_article_restore[draft, number of another]            --000--  --000--
news_article_restore[secret]                              -000000  -000000
news_article_restore[secret, number of another]           -000000  -000000
news_article_sheet[draft]                                 -++++++  xxxxxxx
news_article_sheet[draft, number of another]              -000000  xxxxxxx
news_article_sheet[secret]                                -000000  xxxxxxx
news_article_sheet[secret, number of another]             -000000  xxxxxxx
news_article_conflict[draft]                              -++++++  xxxxxxx
news_article_conflict[draft, number of another]           -000000  xxxxxxx
news_article_conflict[secret]                             -000000  xxxxxxx
news_article_conflict[secret, number of another]          -000000  xxxxxxx
news_article_new_keep                                     xxxxxxx  --+----
news_article_new_discard                                  xxxxxxx  --=----
news_article_copy[draft]                                  --000--  xxxxxxx
news_article_copy[secret]                                 --000--  xxxxxxx
news_article_keep[draft]                                  xxxxxxx  --+++--
news_article_keep[secret]                                 xxxxxxx  --000--
news_article_discard[draft]                               xxxxxxx  --===--
news_article_discard[secret]                              xxxxxxx  --000--
news_article_plan[approved]                               ----+--  ----+--
news_article_plan[secret]                                 ----0--  ----0--
news_article_assign[review]                               xxxxxxx  --+++--
news_article_assign[secret]                               xxxxxxx  --000--
news_article_preview[draft]                               -++++++  xxxxxxx
news_article_preview[secret]                              -000000  xxxxxxx
news_article_comments[draft]                              -++++++  -++++++
news_article_comments[secret]                             -000000  -000000
news_article_comment_answer[draft]                        xxxxxxx  -++++++
news_article_comment_answer[draft, thread of another]     xxxxxxx  -000000
news_article_comment_answer[secret]                       xxxxxxx  -000000
news_article_comment_answer[secret, thread of another]    xxxxxxx  -000000
news_article_comment_resolve[draft]                       xxxxxxx  -=+++==
news_article_comment_resolve[draft, thread of another]    xxxxxxx  -000000
news_article_comment_resolve[secret]                      xxxxxxx  -000000
news_article_comment_resolve[secret, thread of another]   xxxxxxx  -000000
news_article_comment_reopen[approved]                     xxxxxxx  -=+++==
news_article_comment_reopen[approved, thread of another]  xxxxxxx  -000000
news_article_comment_reopen[secret]                       xxxxxxx  -000000
news_article_comment_reopen[secret, thread of another]    xxxxxxx  -000000
news_article_access[draft]                                --+++--  xxxxxxx
news_article_access[secret]                               --000--  xxxxxxx
news_article_limit[draft]                                 xxxxxxx  --+++--
news_article_limit[secret]                                xxxxxxx  --000--
news_article_open_up[named]                               xxxxxxx  --+++--
news_article_open_up[secret]                              xxxxxxx  --000--
news_article_give_preview[draft]                          xxxxxxx  --+++--
news_article_give_preview[secret]                         xxxxxxx  --000--
news_article_take_back[draft]                             xxxxxxx  --+++--
news_article_take_back[draft, link of another]            xxxxxxx  --===--
news_article_take_back[secret]                            xxxxxxx  --000--
news_article_take_back[secret, link of another]           xxxxxxx  --000--
news_article_submit[draft]                                xxxxxxx  --+++--
news_article_submit[secret]                               xxxxxxx  --000--
news_article_approve[review]                              xxxxxxx  -==+===
news_article_approve[secret]                              xxxxxxx  -000000
news_article_return[review]                               xxxxxxx  -==+===
news_article_return[secret]                               xxxxxxx  -000000
news_article_publish[approved]                            xxxxxxx  ----+--
news_article_publish[secret]                              xxxxxxx  ----0--
news_article_withdraw[public]                             xxxxxxx  ----+--
news_article_withdraw[secret]                             xxxxxxx  ----0--
news_article_changelist                                   -++++++  -===+==
news_article_add                                          --+----  --+----
news_article_history[draft]                               -++++++  xxxxxxx
news_article_history[secret]                              -000000  xxxxxxx
news_article_delete[draft]                                ----+--  ----+--
news_article_delete[review]                               ----+--  ----+--
news_article_delete[approved]                             ----+--  ----+--
news_article_delete[scheduled]                            ----+--  ----+--
news_article_delete[public]                               -------  -------
news_article_delete[secret]                               ----0--  ----0--
news_article_change[draft]                                -++++++  --+++--
news_article_change[review]                               -++++++  --+++--
news_article_change[approved]                             -++++++  --+++--
news_article_change[scheduled]                            -++++++  ----+--
news_article_change[public]                               -++++++  --+++--
news_article_change[secret]                               -000000  --000--
news_bundle_publish                                       xxxxxxx  ----+--
news_bundle_plan                                          ----+--  ----+--
news_bundle_unplan                                        xxxxxxx  ----+--
news_bundle_take_apart                                    xxxxxxx  ----+--
news_bundle_changelist                                    -++++++  -======
news_bundle_add                                           ----+--  ----+--
news_bundle_history                                       -++++++  .......
news_bundle_delete                                        -------  -------
news_bundle_change                                        -++++++  ----+--
news_category_uses                                        -++++++  xxxxxxx
news_category_changelist                                  -++++++  -=====+
news_category_add                                         ------+  ------+
news_category_history                                     -++++++  .......
news_category_delete                                      ------+  ------+
news_category_change                                      -++++++  ------+
news_transition_changelist                                -++++++  -======
news_transition_add                                       -------  -------
news_transition_history                                   -++++++  .......
news_transition_delete                                    -------  -------
news_transition_change                                    -++++++  -------
news_oldaddress_changelist                                -++++++  -=====+
news_oldaddress_add                                       ------+  ------+
news_oldaddress_history                                   -++++++  .......
news_oldaddress_delete                                    ------+  ------+
news_oldaddress_change                                    -++++++  ------+
news_reviewstage_changelist                               -++++++  -=====+
news_reviewstage_add                                      ------+  ------+
news_reviewstage_history                                  -++++++  .......
news_reviewstage_delete                                   ------+  ------+
news_reviewstage_change                                   -++++++  ------+
app_list[news]                                            0++++++  .......
app_list[org]                                             0++++++  .......
app_list[auth]                                            000000+  .......
"""
EXPECTED = {
    name.strip(): dict(zip(ROLES, zip(*cells, strict=True), strict=True))
    for name, *cells in (line.rsplit(maxsplit=2) for line in TABLE.strip().splitlines())
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """The settings of the laboratory, with one folder for all of these tests."""
    folder = tmp_path_factory.mktemp("matrix")
    own = settings.STORAGES["private"]
    location = own["OPTIONS"] | {"location": folder / "private"}
    return {
        "ROOT_URLCONF": "tests.bare_errors",
        "MEDIA_ROOT": folder / "media",
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "ALLOWED_HOSTS": ["*"],
        "STORAGES": settings.STORAGES
        | {
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
            "private": own | {"OPTIONS": location},
        },
    }


@pytest.fixture(scope="module")
def scene(django_db_setup, django_db_blocker, files):
    """One newsroom for all roles; whatever is done in it is undone at once."""
    with django_db_blocker.unblock(), override_settings(**files), transaction.atomic():
        private._wrapped = empty
        yield matrix.Scene()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def where_the_scene_is(laboratory, scene, files):
    private._wrapped = empty
    with override_settings(**files):
        yield


def test_no_address_of_the_desk_is_missing_here(scene):
    asked = {line.line.partition("[")[0] for line in scene.lines}

    assert asked == set(matrix.addresses()) - matrix.OWN
    assert [line.line for line in scene.lines] == list(EXPECTED)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_what_the_table_says_and_nothing_else(scene, role):
    user = scene.people[role]

    found = {
        line.line: tuple(matrix.answer(scene, user, way, line) for way in ("GET", "POST"))
        for line in scene.lines
    }

    assert found == {name: columns[role] for name, columns in EXPECTED.items()}


def test_a_confidential_article_that_does_not_name_them_is_hidden_from_superusers_too(scene):
    secret = [line for line in scene.lines if "secret" in line.line]

    found = {
        (line.line, way): matrix.answer(scene, scene.people["boss"], way, line)
        for line in secret
        for way in ("GET", "POST")
    }

    assert set(found.values()) == {"0", "x"}


def test_a_stranger_is_sent_to_log_in_and_changes_nothing(scene, client):
    answers = [
        (line.line, response.status_code, response.get("Location", "")[:13])
        for line in scene.lines
        for response in (client.get(line.url), client.post(line.url, line.sent))
    ]

    assert [each for each in answers if each[1:] != (302, "/admin/login/")] == []
    assert matrix.rows() == scene.before
