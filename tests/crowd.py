"""Several processes at one database: `python -m tests.crowd DATABASE MAILS WHAT ARGUMENT…`.

They are forked from a process of its own, which has one thread and no connection, as a worker is.
What was seen is printed as JSON. Where the tests hold their database in memory, `crowd` copies it
to a file for the processes, and what they left back again.
"""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import count

import django
import pytest

from tests.settings import PROJECT

# --- On the side of the test ------------------------------------------------


@pytest.fixture
def crowd(transactional_db, tmp_path):
    """`crowd("ask", "8", "/en/")` → what the processes saw."""
    from django.db import connection

    def run(*words):
        is_sqlite = connection.vendor == "sqlite"
        name = str(tmp_path / "crowd.sqlite3") if is_sqlite else connection.settings_dict["NAME"]
        if is_sqlite:
            _copy(connection.connection, name)
        answer = subprocess.run(
            [sys.executable, "-m", "tests.crowd", name, tmp_path / "mails", *words],
            cwd=PROJECT, capture_output=True, text=True, timeout=60,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        )  # fmt: skip
        assert answer.returncode == 0, answer.stderr
        if is_sqlite:
            _copy_back(name, connection.connection)
        return json.loads(answer.stdout)

    return run


def _copy(memory, name):
    with closing(sqlite3.connect(name)) as file:
        memory.backup(file)


def _copy_back(name, memory):
    with closing(sqlite3.connect(name)) as file:
        file.backup(memory)


# --- On the side of the processes ---------------------------------------------


def main(name, mails, what, *words):
    from django.conf import settings
    from django.db import connection

    settings.STORAGES["staticfiles"] = settings.STORAGES["default"] | {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.ALLOWED_HOSTS = ["*"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = mails
    django.setup()
    connection.settings_dict["NAME"] = name
    print(json.dumps({"ask": ask, "die": die}[what](*words)))


def ask(number, path):
    """The status of the page for each of so many who ask for it at once."""
    from django.test import Client

    start, go = os.pipe()

    def visit():
        os.close(go)
        os.read(start, 1)  # until the other end is closed, for all at once
        status = Client(raise_request_exception=False).get(path).status_code
        os._exit(status // 100)

    children = [forked(visit) for _ in range(int(number))]
    os.close(go)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def die():
    """A publication killed before the first statement that writes, the second, and so on past the
    last: what the database then holds, and what it holds once the next process came by."""
    from apps.news import workflow
    from tests import factories as make

    stage, seen = make.make_stage(), []
    reviewer, boss = make.make_user(groups=[stage.group]), make.make_superuser()
    category = make.make_category()
    for point in count():
        article = make.make_draft(by=boss, category=category)
        workflow.submit(article, by=boss, at=make.NOON)
        workflow.approve(article.latest, by=reviewer, stage=stage, at=make.NOON)
        workflow.schedule(article, publish_at=make.LATER, by=boss, at=make.NOON)
        child = forked(lambda point=point: publish_until(point))
        is_killed = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
        left = holds(article.pk)
        workflow.keep_up(make.LATER)
        seen.append([is_killed, left, holds(article.pk)])
        if not is_killed:
            return seen


def publish_until(point):
    from django.db import connection

    from apps.news import workflow
    from tests import factories as make

    statements = count()

    def counting(execute, sql, *args):
        # One that only reads leaves the database as it was: dying before it is dying after.
        if not sql.startswith("SELECT") and next(statements) == point:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *args)

    with connection.execute_wrapper(counting):
        workflow.keep_up(make.LATER)
    os._exit(0)


def holds(pk):
    """`old`, `new`, or whatever stands between them, which must never be."""
    from apps.news.models import Article, StoryWords

    article = Article.objects.get(pk=pk)
    published = article.transitions.filter(action="published").count()
    words = StoryWords.objects.filter(article=article).count()
    facts = (article.state, article.live_id == article.latest_id, published, words)
    known = {("scheduled", False, 0, 0): "old", ("published", True, 1, 1): "new"}
    return known.get(facts, repr(facts))


def forked(work):
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os._exit(70)


if __name__ == "__main__":
    main(*sys.argv[1:])
