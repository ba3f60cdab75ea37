"""What must hold on the day it goes live: settings, migrations, collected files."""

import os
import re
import subprocess
import sys

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings

from config import settings as production
from tests import factories as make
from tests.settings import PROJECT, VARIABLES

STATIC_TAG = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
STATIC_ADDRESS = re.compile(r"""/static/[^"'\s<>]+\.\w+""")
PRODUCTION = {
    "SECRET_KEY": "a-long-key-of-many-different-characters-0123456789-$%&=!?",
    "ALLOWED_HOSTS": "news.example.com",
    "SITE_URL": "https://news.example.com",
}


def manage(*arguments, **variables):
    """A command as an operator runs it: no `.env`, and of our variables only these."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name not in VARIABLES and not name.startswith("DJANGO_")
    }
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT,
        env=inherited | {"ENV_FILE": os.devnull} | variables,
        capture_output=True,
        text=True,
    )


def test_the_deployment_check_finds_nothing():
    run = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (run.stderr, run.returncode) == ("", 0)


@pytest.mark.parametrize("variables", [{}, {"SECRET_KEY": ""}])
def test_a_missing_key_is_said_in_one_line(variables):
    run = manage("check", **variables)

    assert run.returncode == 1
    assert run.stderr == (
        "Not configured: SECRET_KEY is not set: "
        "give it in the environment or in `.env`; see .env.example.\n"
    )


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True)


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The static files as they are collected and served in production."""
    with override_settings(
        STATIC_ROOT=tmp_path_factory.mktemp("static"),
        STORAGES=production.STORAGES,
        WHITENOISE_AUTOREFRESH=False,
        WHITENOISE_USE_FINDERS=False,
        WHITENOISE_SKIP_COMPRESS_EXTENSIONS=("css", "js", "map", "svg", "txt"),  # It takes long.
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield


@pytest.fixture
def as_collected(collected, settings, laboratory):
    settings.STORAGES = production.STORAGES


def test_every_static_file_a_template_names_is_collected(as_collected):
    templates = [*PROJECT.glob("templates/**/*.html"), *PROJECT.glob("apps/**/*.html")]
    named = {name for path in templates for name in STATIC_TAG.findall(path.read_text("utf8"))}

    assert named
    assert {name for name in named if not staticfiles_storage.hashed_files.get(name)} == set()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/", "/zh-hans/", "/admin/", "/admin/news/article/add/"])
def test_a_page_names_only_hashed_files_that_are_served_for_good(as_collected, path):
    make.make_identity()
    client = Client()
    client.force_login(make.make_superuser())

    page = client.get(path)

    addresses = set(STATIC_ADDRESS.findall(page.content.decode()))
    assert page.status_code == 200
    assert addresses
    for address in addresses:
        answer = client.get(address)
        assert (address, answer.status_code) == (address, 200)
        assert "immutable" in answer["Cache-Control"], address
        answer.close()
