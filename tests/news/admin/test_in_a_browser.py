"""An article is written in a real browser. Whatever breaks the CSP fails the test by `page`."""

import pytest
from django.urls import reverse

from apps.news.models import Article
from tests import factories as make
from tests.browser import log_in
from tests.news.admin.people import make_writer

EDITOR = ".ProseMirror"


@pytest.fixture
def desk(page, live_server):
    """A writer at the form of a new article, with one picture in the library."""
    make.make_picture(alt_en="A bridge", caption_en="The bridge over the river")
    make.make_category("projects")
    log_in(page, live_server, make_writer())
    page.goto(reverse("admin:news_article_add"))
    page.wait_for_selector(EDITOR)
    return page


def choose_the_picture(desk):
    library = desk.frame_locator(".library-window iframe")
    library.locator("[name=q]").fill("river")
    library.locator(".library-search button").click()
    desk.query_selector(".library-window iframe").content_frame().wait_for_url("**q=river**")
    library.locator(".library-picture").click()


def write(desk):
    desk.fill("#id_title", "A line opens")
    desk.select_option("#id_language", "en")
    desk.select_option("#id_category", index=1)
    desk.click(EDITOR)
    desk.keyboard.type("It opens ")
    desk.keyboard.press("Control+b")
    desk.keyboard.type("on Monday")
    desk.keyboard.press("Control+b")
    desk.keyboard.type(" in the rain. ")
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Insert picture").click()
    choose_the_picture(desk)
    desk.wait_for_selector(f"{EDITOR} figure img")
    desk.keyboard.type("It runs.")


def test_a_text_with_bold_words_and_a_picture_is_written_saved_and_opened_again(desk):
    write(desk)
    desk.click("[name=_continue]")
    desk.wait_for_selector(f"{EDITOR} figure img[alt='A bridge']")

    body = Article.objects.get().latest.body
    picture = '<figure data-picture="1"></figure>'.replace("1", str(_picture()))
    assert body == (
        f"<p>It opens <strong>on Monday</strong> in the rain. </p>{picture}<p>It runs.</p>"
    )
    assert desk.input_value("#id_body") == body
    assert "The bridge over the river" in desk.text_content(EDITOR)


def test_the_lead_picture_is_chosen_in_the_library_and_removed_again(desk):
    desk.click(".picture-field-choose")
    choose_the_picture(desk)
    desk.wait_for_selector(".picture-field-shown img")
    chosen = desk.input_value("#id_lead_picture")

    desk.click(".picture-field-remove")

    assert (chosen, desk.input_value("#id_lead_picture")) == (str(_picture()), "")


def test_moves_wait_until_what_was_typed_is_saved(desk):
    write(desk)
    desk.click("[name=_continue]")
    submit = desk.get_by_role("button", name="Submit for review")
    submit.wait_for()
    desk.wait_for_load_state()  # Only then do the scripts of the saved page listen.
    before = submit.is_enabled()

    desk.fill("#id_summary", "A summary.")

    assert (before, submit.is_enabled()) == (True, False)


def test_a_list_pasted_from_word_becomes_a_list(desk):
    pasted = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<span style='mso-list:Ignore'>·<span>&nbsp;</span></span>One</p>"
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'>"
        "<span style='mso-list:Ignore'>·<span>&nbsp;</span></span>Two</p>"
    )
    desk.click(EDITOR)
    desk.evaluate(
        """html => {
            const data = new DataTransfer()
            data.setData("text/html", html)
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true })
            document.querySelector(".ProseMirror").dispatchEvent(event)
        }""",
        pasted,
    )

    assert desk.input_value("#id_body") == "<ul><li><p>One</p></li><li><p>Two</p></li></ul>"


def test_a_figure_of_somebody_elses_picture_is_not_pasted(desk):
    desk.click(EDITOR)
    desk.evaluate(
        """html => {
            const data = new DataTransfer()
            data.setData("text/html", html)
            const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true })
            document.querySelector(".ProseMirror").dispatchEvent(event)
        }""",
        '<p style="color:red">One<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></p>',
    )

    assert desk.input_value("#id_body") == "<p>One</p>"


def _picture():
    from apps.org.models import Picture

    return Picture.objects.get().pk
