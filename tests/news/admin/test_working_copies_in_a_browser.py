"""What is typed survives a crash, a lost connection and a session that ran out."""

import os
import signal

import pytest
from django.urls import reverse

from apps.news.models import Article, WorkingCopy
from tests import factories as make
from tests.browser import ARGUMENTS, installed, log_in
from tests.news.admin.people import make_writer

EDITOR = ".ProseMirror"
KEPT = "[data-state]:has-text('Kept as a working copy')"


@pytest.fixture
def writer(transactional_db):
    return make_writer(first_name="Na", last_name="Li")


@pytest.fixture
def article(writer):
    return make.make_draft("A line opens", body="<p>It opens.</p>")


@pytest.fixture
def desk(page, live_server, writer, article):
    """The form of an article, open in a browser; nothing is typed yet."""
    log_in(page, live_server, writer)
    open_form(page, article)
    return page


def open_form(page, article):
    page.goto(reverse("admin:news_article_change", args=[article.pk]))
    page.wait_for_selector(EDITOR)


def type_in(page):
    page.fill("#id_title", "Two lines open")
    page.click(EDITOR)
    page.keyboard.press("Control+End")
    page.keyboard.type(" In the rain.")


def test_what_was_typed_survives_a_browser_that_is_killed(
    desk, chromium, live_server, writer, article
):
    doomed = chromium.browser_type.launch(executable_path=installed(), args=ARGUMENTS)
    page = doomed.new_page(base_url=live_server.url)
    log_in(page, live_server, writer)
    open_form(page, article)
    type_in(page)
    page.wait_for_selector(KEPT)
    processes = doomed.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    [pid] = [each["id"] for each in processes["processInfo"] if each["type"] == "browser"]
    os.kill(pid, signal.SIGKILL)

    open_form(desk, article)
    desk.get_by_role("link", name="Go on with it").click()
    desk.wait_for_selector(EDITOR)

    assert desk.input_value("#id_title") == "Two lines open"
    assert desk.text_content(EDITOR) == "It opens. In the rain."
    assert article.revisions.count() == 1


def test_going_on_and_saving_makes_a_text_and_leaves_nothing_unsaved(desk, article):
    type_in(desk)
    desk.wait_for_selector(KEPT)
    open_form(desk, article)
    desk.get_by_role("link", name="Go on with it").click()
    desk.wait_for_selector(EDITOR)

    desk.click("[name=_continue]")
    desk.wait_for_selector(".messagelist")

    assert Article.objects.get().latest.body == "<p>It opens. In the rain.</p>"
    assert desk.get_by_role("link", name="Go on with it").count() == 0
    assert WorkingCopy.objects.kept().count() == 0


def test_leaving_the_page_keeps_what_was_typed_a_moment_ago(desk, article):
    type_in(desk)
    desk.on("dialog", lambda dialog: dialog.accept())

    open_form(desk, article)

    desk.get_by_role("link", name="Go on with it").wait_for()
    assert WorkingCopy.objects.get().fields["title"] == ["Two lines open"]


def test_without_a_connection_it_says_so_and_keeps_what_was_typed_once_there_is_one(
    desk, complaints
):
    desk.context.set_offline(True)
    type_in(desk)
    desk.wait_for_selector("[data-state]:has-text('no connection')", timeout=20_000)

    desk.context.set_offline(False)
    desk.wait_for_selector(KEPT, timeout=20_000)

    assert "In the rain." in WorkingCopy.objects.get().fields["body"][0]
    assert all("ERR_INTERNET_DISCONNECTED" in said for said in complaints)
    complaints.clear()


def test_a_session_that_ran_out_is_said_and_another_login_keeps_what_was_typed(
    desk, live_server, writer
):
    desk.context.clear_cookies(name="sessionid")
    type_in(desk)
    desk.wait_for_selector("[data-state]:has-text('you are logged out')", timeout=20_000)

    login = desk.context.new_page()
    login.goto(desk.get_attribute("[data-state] a", "href"))
    login.fill("[name=username]", writer.username)
    login.fill("[name=password]", "correct horse")
    login.click("#login-form [type=submit]")
    login.wait_for_selector("#user-tools")
    desk.bring_to_front()
    desk.wait_for_selector(KEPT, timeout=20_000)
    desk.click("[name=_continue]")
    desk.wait_for_selector(".messagelist")

    assert Article.objects.get().latest.title == "Two lines open"


def test_what_somebody_else_does_meanwhile_is_told_without_taking_the_focus(
    desk, chromium, live_server, article
):
    other = chromium.new_context(base_url=live_server.url).new_page()
    log_in(other, live_server, make_writer(first_name="Bo", last_name="Wu"))
    open_form(other, article)
    other.wait_for_selector("[data-editing]:has-text('Being edited by Na Li')")
    other.fill("#id_title", "Theirs")
    other.click("[name=_continue]")
    other.wait_for_selector(".messagelist")

    type_in(desk)
    desk.wait_for_selector("[data-newer]:has-text('Bo Wu saved text 2')", timeout=20_000)
    focused = desk.evaluate("document.activeElement.className")
    other.context.close()
    desk.click("[name=_save]")
    desk.wait_for_selector(".conflict-texts")

    assert "ProseMirror" in focused
    titles = article.revisions.order_by("number").values_list("title", flat=True)
    assert list(titles) == ["A line opens", "Theirs", "Two lines open"]


def test_typing_that_is_taken_back_leaves_nothing_to_go_on_with(desk, article):
    desk.fill("#id_title", "Two lines open")
    desk.wait_for_selector(KEPT)
    desk.fill("#id_title", "A line opens")
    desk.wait_for_selector("[data-state]:empty", state="attached")

    open_form(desk, article)

    assert desk.get_by_role("link", name="Go on with it").count() == 0


def test_it_is_discarded_where_it_is_offered(desk, article):
    type_in(desk)
    desk.wait_for_selector(KEPT)
    for where in ["?copy=1", ""]:
        desk.goto(reverse("admin:news_article_change", args=[article.pk]) + where)
        desk.get_by_role("button", name="Discard it").wait_for()

    desk.get_by_role("button", name="Discard it").click()
    desk.wait_for_selector(".messagelist")

    assert desk.locator(".unsaved").count() == 0
    assert WorkingCopy.objects.kept().count() == 0
