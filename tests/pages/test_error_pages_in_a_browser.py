"""The pages that stand alone bring their own style, and the strict policy lets it in."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import OperationalError
from django.urls import path

from config import urls

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]


def fault(request):
    raise RuntimeError("a fault of ours")


def out_of_reach(request):
    raise OperationalError("the database does not answer")


urlpatterns = [path("fault/", fault), path("out-of-reach/", out_of_reach), *urls.urlpatterns]
handler404, handler500 = urls.handler404, urls.handler500


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("address", "status"), [("/fault/", 500), ("/out-of-reach/", 503)])
def test_a_page_that_stands_alone_is_styled_and_without_barriers(
    page, complaints, address, status, scheme
):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})

    response = page.goto(address)

    assert response.status == status
    assert page.evaluate("getComputedStyle(document.querySelector('main')).borderTopWidth") == "2px"
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert Axe().run(page).response["violations"] == []
    assert [said for said in complaints if f"status of {status}" not in said] == []
    complaints.clear()
