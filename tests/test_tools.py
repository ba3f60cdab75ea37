"""The tools of the tests notice what they are there to notice."""

import pytest

from tests.browser import log_in
from tests.factories import make_superuser

GOOD_PAGE = '<!doctype html><html lang="en"><title>A page</title><h1>A page</h1></html>'


def test_vnu_passes_a_valid_page(vnu):
    assert vnu(GOOD_PAGE) == []


def test_vnu_reports_a_wrong_page(vnu):
    wrong = vnu(GOOD_PAGE.replace("</h1>", "</h2>"))

    assert "End tag “h2” seen" in " ".join(wrong)


def test_the_browser_shows_who_is_logged_in(page, live_server):
    log_in(page, live_server, make_superuser("keeper"))

    page.goto("/admin/password_change/")

    assert "keeper" in page.locator("body").text_content()


@pytest.mark.parametrize(
    ("provocation", "complaint"),
    [
        ("console.error('Oh dear')", "Oh dear"),
        ("setTimeout(() => { throw Error('Oh dear') })", "Oh dear"),
        ("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')", "style"),
        ("fetch('/no/such/page/')", "404"),
        ("new Image().src = 'http://elsewhere.example/'", "elsewhere.example"),
        ("open('http://elsewhere.example/', '_self')", "leaves the host"),
    ],
)
def test_the_browser_complains(page, complaints, provocation, complaint):
    page.goto("/admin/login/")

    page.evaluate(provocation)
    page.wait_for_timeout(200)

    assert complaint in " ".join(complaints)
    complaints.clear()
