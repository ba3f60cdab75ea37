"""Whatever a person reads is translated, and the compiled messages are those of the sources."""

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.settings import PROJECT

CATALOGUE = Path("locale", "zh_Hans", "LC_MESSAGES", "django.po")


@pytest.fixture
def msgfmt(missing):
    if shutil.which("msgfmt") is None or shutil.which("xgettext") is None:
        missing("no gettext here, so the translations are not checked")

    def run(catalogue, *options):
        answer = subprocess.run(
            ["msgfmt", "--check-format", *options, catalogue],
            capture_output=True,
            text=True,
            env=os.environ | {"LC_ALL": "C"},
        )
        assert answer.returncode == 0, answer.stderr
        return answer.stderr

    return run


def test_every_string_of_the_project_is_translated(msgfmt, tmp_path):
    for folder in ("apps", "config", "templates", "locale"):
        shutil.copytree(PROJECT / folder, tmp_path / folder)
    shutil.copy(PROJECT / "manage.py", tmp_path)

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "--settings", "config.settings",
         "--locale", "zh_Hans", "--no-location", "--no-obsolete"],
        cwd=tmp_path, check=True,
    )  # fmt: skip

    figures = msgfmt(tmp_path / CATALOGUE, "--statistics", "-o", os.devnull)
    assert re.fullmatch(r"\d+ translated messages\.\n", figures), figures


def test_the_compiled_messages_are_those_of_the_sources(msgfmt, tmp_path):
    msgfmt(PROJECT / CATALOGUE, "-o", tmp_path / "django.mo")

    assert messages(PROJECT / CATALOGUE.with_suffix(".mo")) == messages(tmp_path / "django.mo")


def messages(path):
    """All of a compiled catalogue but its header, which holds the time."""
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog | {"": ""}
