"""Comments on words, by mouse and by keyboard alone; no typed word is lost by them."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from apps.news import comments, workflow
from apps.news.models import Comment
from tests import factories as make
from tests.browser import log_in
from tests.desk import page as address
from tests.news.admin.people import make_reviewer, make_writer

BODY = "<p>It runs over the <strong>long river</strong>.</p><p>And back.</p>"
SELECTED = """words => {
    const walker = document.createTreeWalker(document.querySelector(".revision-text .prose"), 4)
    while (walker.nextNode()) {
        const start = walker.currentNode.data.indexOf(words)
        if (start < 0) continue
        const range = document.createRange()
        range.setStart(walker.currentNode, start)
        range.setEnd(walker.currentNode, start + words.length)
        getSelection().removeAllRanges()
        getSelection().addRange(range)
    }
}"""


@pytest.fixture
def article(live_server):
    return make.make_draft("A line opens", body=BODY)


def barriers(page, *parts):
    found = Axe().run(page, context={"include": [[part] for part in parts]})
    return [(each["id"], each["nodes"][0]["html"]) for each in found.response["violations"]]


def shown_words(page):
    return page.evaluate("[...CSS.highlights.get('comment-shown')].map(String)")


def test_words_are_commented_and_the_thread_is_answered_and_resolved(page, live_server, article):
    log_in(page, live_server, make_reviewer(make.make_stage()))
    page.goto(address("news_article_comments", article.pk))

    page.evaluate(SELECTED, "long")
    page.get_by_role("button", name="Comment on these words").click()
    page.keyboard.type("How long?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".comment-body")).to_have_text("How long?")
    page.get_by_text("Answer", exact=True).first.click()
    page.get_by_label("Your answer").fill("632 km.")
    page.get_by_role("button", name="Answer").click()
    expect(page.locator(".comment-body")).to_have_count(2)
    page.get_by_role("button", name="Show in the text").click()
    shown = shown_words(page)
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("1 resolved")).to_be_visible()

    thread = Comment.objects.threads().get()
    assert (thread.quote, thread.before, shown) == (
        "long",
        "AlineopensItrunsoverthe",
        ["long"],
    )
    assert (thread.answers.get().body, thread.resolved_at is not None) == ("632 km.", True)


def test_by_keyboard_beside_the_form_and_what_is_typed_in_the_text_stays(
    page, live_server, article
):
    log_in(page, live_server, make_writer())
    page.goto(address("news_article_change", article.pk))
    editor = page.locator(".ProseMirror")
    editor.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Well: ")
    page.keyboard.press("Control+End")
    for _letter in "back.":
        page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Control+Alt+m")
    expect(page.locator("#comment-body")).to_be_focused()
    page.keyboard.type("From where?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".comment:focus")).to_contain_text("From where?")

    assert Comment.objects.get().quote == "back."
    assert editor.inner_text().startswith("Well: It runs")
    assert page.locator("[data-comments-status]").text_content() == "Your comment is kept."


def test_a_comment_that_is_not_sent_yet_outlives_the_page(page, live_server, article):
    log_in(page, live_server, make_writer())
    page.goto(address("news_article_comments", article.pk))
    page.get_by_text("New comment").click()
    page.get_by_label("Comment", exact=True).fill("Half a thou")

    page.goto(address("news_article_history", article.pk))
    page.goto(address("news_article_comments", article.pk))

    expect(page.get_by_label("Comment", exact=True)).to_have_value("Half a thou")


def test_a_refusal_is_said_and_loses_nothing(page, live_server, article):
    log_in(page, live_server, make_writer())
    page.goto(address("news_article_comments", article.pk))
    page.get_by_text("New comment").click()
    page.get_by_label("Words of the text").fill("no such words")
    page.get_by_label("Comment", exact=True).fill("Why?")
    page.get_by_role("button", name="Comment", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("not in the text")
    expect(page.get_by_label("Comment", exact=True)).to_have_value("Why?")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("name", "parts"),
    [("news_article_comments", ["body"]), ("news_article_change", [".comments", ".ask", ".line"])],
)
def test_nothing_stands_in_anybodys_way(
    page, live_server, article, complaints, name, parts, scheme
):
    page.emulate_media(color_scheme=scheme)
    late = {"due_on": make.NOON.date(), "at": make.NOON, "by": article.latest.author}
    stage = make.make_stage()
    workflow.assign(article, stage=stage, to=make_reviewer(stage), **late)
    thread = make.make_comment(article, quote="river")
    comments.answer(thread, by=make.make_user(), body="The long one.")
    comments.resolve(make.make_comment(article), by=make.make_superuser())
    log_in(page, live_server, make_writer())
    page.goto(address(name, article.pk))
    for summary in page.locator(":is(.comments, .ask) summary").all():
        summary.click()

    assert barriers(page, *parts) == []

    complaints.clear()  # axe tries styles of its own on the choosers of the form
