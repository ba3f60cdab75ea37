"""Loading a second time, over what people have done since, and from the command line."""

import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.management import call_command

from apps.news import workflow
from apps.news.choices import State
from apps.news.models import Article, ReviewStage
from apps.news.texts import Text
from apps.org.models import ContentVersion, Organisation, SiteIdentity, User
from tests import factories as make

pytestmark = pytest.mark.django_db


def newsroom(settings):
    """How many rows each table has, which content version is public, and every media file."""
    models = apps.get_models(include_auto_created=True)
    rows = {model._meta.label: model._default_manager.count() for model in models}
    files = sorted(path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())
    return rows, ContentVersion.current(), files


def run(capsys, folder):
    call_command("load_demo", folder)
    return capsys.readouterr().out


def test_a_second_load_changes_nothing(load_demo, settings):
    first = load_demo()
    before = newsroom(settings)

    second = load_demo()

    assert newsroom(settings) == before
    assert (second.added, second.kept, second.accounts) == ({}, first.added, [])
    assert str(second) == "0 changes: 85 there already and left alone."


def test_a_story_that_editors_have_changed_is_left_alone(load_demo):
    load_demo()
    article = Article.objects.get(slug="chengdu-line-7-opens", language="en")
    editor = make.make_user()
    revision = workflow.revise(article, by=editor, text=Text(title="Another title"))

    load_demo()

    article.refresh_from_db()
    assert (article.latest, article.state) == (revision, State.DRAFT)


def test_logos_that_editors_have_chosen_are_left_alone(load_demo):
    load_demo()
    site = SiteIdentity.objects.get()
    site.logos.get(picture__key="wordmark").delete()

    load_demo()

    assert [logo.picture.key for logo in site.logos.all()] == ["wordmark-on-dark"]


def test_a_register_entry_that_was_corrected_is_left_alone(load_demo):
    load_demo()
    Organisation.objects.filter(key="alstom").update(name_en="Alstom SA")

    report = load_demo()

    assert not report.added
    assert Organisation.objects.get(key="alstom").name_en == "Alstom SA"


def test_a_story_that_is_missing_is_added_again(load_demo):
    load_demo()
    Article.objects.get(slug="chengdu-line-7-opens", language="en").delete()

    report = load_demo()

    assert report.added == {"articles": 1}
    assert Article.objects.public().count() == 24


def test_an_account_that_is_there_is_not_overwritten(load_demo):
    make.make_user("admin", first_name="Somebody")

    report = load_demo()

    admin = User.objects.get(username="admin")
    assert report.accounts == ["author", "first", "second", "final"]
    assert (admin.first_name, admin.is_superuser) == ("Somebody", False)
    assert admin.check_password("correct horse")


def test_a_chain_that_the_staff_have_renamed_is_kept(load_demo, settings):
    load_demo()
    Group.objects.filter(name="First review").update(name="Desk")
    ReviewStage.objects.filter(position=1).update(name_en="Desk")
    before = newsroom(settings)

    load_demo()

    assert newsroom(settings) == before


def test_the_command_prints_a_new_password_once(capsys, small_demo, settings):
    settings.DEMO_PASSWORD = ""

    first, second = run(capsys, small_demo), run(capsys, small_demo)

    password = re.search(r"Password of each: (\S+) \(not shown again\)", first)[1]
    assert "Accounts: author, first, second, final, admin\n" in first
    assert all(user.check_password(password) for user in User.objects.all())
    assert first.splitlines()[-1].endswith("13 pictures, 2 logos, 24 articles, 1 old addresses.")
    assert "Password" not in second
    assert "manage.py changepassword admin" in second
    assert second.splitlines()[-1].startswith("0 changes")


def test_the_command_takes_the_password_of_the_settings(capsys, small_demo, settings):
    settings.DEMO_PASSWORD = "a laptop's own"

    out = run(capsys, small_demo)

    assert User.objects.get(username="admin").check_password("a laptop's own")
    assert "a laptop's own" not in out


def test_loading_shows_no_bar_where_nobody_watches(capsys, small_demo):
    call_command("load_demo", small_demo)

    assert capsys.readouterr().err == ""
