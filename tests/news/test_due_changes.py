"""The first request or command after a planned moment makes the change."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.news import workflow
from apps.news.choices import Action
from apps.news.models import Article, ReviewStage
from apps.news.search import index
from apps.news.texts import Text
from apps.org.models import ContentVersion
from tests import factories as make

pytestmark = pytest.mark.django_db


def make_scheduled(title="A line opens", publish_at=make.LATER, **fields):
    stage = ReviewStage.objects.first() or make.make_stage()
    article, reviewer = make.make_draft(title, **fields), make.make_user(groups=[stage.group])
    workflow.submit(article, by=article.latest.author, at=make.NOON)
    workflow.approve(article.latest, by=reviewer, stage=stage, at=make.NOON)
    workflow.schedule(article, publish_at=publish_at, by=reviewer, at=make.NOON)
    return article


def run(*arguments):
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command("publish_due", *arguments, stdout=out, stderr=err)
    except SystemExit as exit:
        code = exit.code
    return code, out.getvalue().splitlines(), err.getvalue().splitlines()


@pytest.mark.parametrize("path", ["/en/news/opening/", "/en/", "/sitemap.xml", "/admin/login/"])
def test_any_request_publishes_what_is_due_and_shows_it_at_once(client, path):
    make_scheduled(slug="opening")

    response = client.get(path)

    assert response.status_code == 200
    assert Article.objects.public().count() == 1


def test_before_its_moment_nobody_finds_it(client):
    article = make_scheduled(slug="opening", publish_at=timezone.now() + timedelta(hours=1))

    assert client.get("/en/news/opening/").status_code == 404
    assert not article.transitions.filter(action=Action.PUBLISHED).exists()


def test_a_static_file_asks_no_database(client, django_assert_num_queries):
    make_scheduled()

    with django_assert_num_queries(0):
        response = client.get("/static/desk/plan.css")

    assert b".plan" in b"".join(response.streaming_content)


def test_what_fails_is_logged_and_the_page_is_served(client, monkeypatch):
    make_scheduled(slug="opening")
    monkeypatch.setattr(index, "index_fields", lambda revision: 1 / 0)

    response = client.get("/en/")

    assert response.status_code == 200
    assert ContentVersion.objects.get().next_due_at > timezone.now()


def test_a_request_reads_the_version_once(client):
    make.make_article()
    client.get("/en/news/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/en/news/")

    asked = [query for query in queries if "contentversion" in query["sql"]]
    assert len(asked) == 1


def test_a_request_inside_another_tells_it_of_what_it_changed():
    make.make_article(slug="other")
    with ContentVersion.seen() as version:
        make_scheduled(slug="opening")
        Client().get("/en/")

        assert ContentVersion.current() > version.number


def test_the_command_says_what_it_did_and_does_it_once():
    make_scheduled("Zhuhai opens")
    first, second = run(), run()

    assert first == (
        0,
        [
            f"{Article.objects.get().pk} “Zhuhai opens” (en): Published,"
            " planned for 2024-09-11 13:00 (Asia/Shanghai, UTC+08:00)",
            "1 published, 0 withdrawn, 0 not published as they were not approved, 0 failed.",
        ],
        [],
    )
    assert second[1] == [
        "0 published, 0 withdrawn, 0 not published as they were not approved, 0 failed."
    ]


def test_a_dry_run_says_what_would_be_done_and_refused_and_does_nothing():
    good, bad = make_scheduled("Good"), make_scheduled("Bad")
    workflow.revise(bad, by=make.make_user(), text=Text("Bad, edited"), at=make.NOON)

    code, lines, _errors = run("--dry-run")

    assert code == 0
    assert [line.partition(": ")[2].partition(",")[0] for line in lines[:-1]] == [
        "Published", "Not published when planned",
    ]  # fmt: skip
    assert lines[1].endswith("Its latest text was not approved.")
    assert lines[-1].startswith("Would be: 1 published, 0 withdrawn, 1 not published")
    assert [Article.objects.get(pk=each.pk).publish_at for each in (good, bad)] == [make.LATER] * 2


def test_the_command_fails_where_something_did_and_does_the_rest(monkeypatch):
    bad, _good = make_scheduled("Bad"), make_scheduled("Good")
    fields = index.index_fields

    def faulty(revision):
        if revision.title == "Bad":
            raise RuntimeError("a fault")
        return fields(revision)

    monkeypatch.setattr(index, "index_fields", faulty)

    code, lines, errors = run()

    assert code == 1
    assert errors == [f"{bad.pk} “Bad” (en): could not be done; the log says why"]
    assert lines[-1].startswith("1 published")


def test_the_command_names_no_confidential_title():
    article = make_scheduled("Zanzibar merges")
    workflow.revise(article, by=make.make_user(), text=Text("Zanzibar merges, edited"))
    workflow.confide(article, [], by=make.make_user())

    _code, lines, _errors = run()

    assert "anzibar" not in "\n".join(lines)


@pytest.mark.parametrize("command", ["index_stories", "load_redirects"])
def test_another_command_that_sees_the_moment_makes_the_change_too(command, tmp_path):
    make_scheduled()
    (tmp_path / "none.csv").write_text("old,new\n")
    arguments = [tmp_path / "none.csv"] if command == "load_redirects" else []

    call_command(command, *arguments, stdout=StringIO())

    assert Article.objects.public().count() == 1


def test_without_a_version_a_page_is_still_a_page(client):
    ContentVersion.objects.all().delete()

    assert client.get("/en/").status_code == 200
