"""Corrections and past texts as a reader meets them."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from apps.news import workflow
from apps.news.models import Article
from tests import factories as make
from tests.pages.scene import make_scene

pytestmark = pytest.mark.django_db(transaction=True)

PATHS = ["/corrections/", "/news/story-1/", "/news/story-1/texts/1/", "/agreements/agreement-1/"]


@pytest.fixture
def corrected():
    """A story that was corrected twice with its agreement, and a withdrawn one."""
    make_scene(2)
    for story in Article.objects.filter(slug="story-1"):
        for day in (1, 2):
            note = "It was the 6th.\n\nAnd a Friday." * day
            make.make_change(story, make.NOON + timedelta(day), change_note=note)
            story = Article.objects.get(pk=story.pk)
    make.make_register_correction(story.live.agreements.get(), make.NOON + timedelta(3))
    for gone in Article.objects.filter(slug="story-2"):
        workflow.withdraw(gone, by=make.make_superuser(gone.language), reason="A wrong city.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_barrier_or_scrolls_sideways(page, corrected, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 700})

    violations, widths = {}, {}
    for path in (f"/{language}{path}" for language in ("en", "zh-hans") for path in PATHS):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        violations[path] = [(each["id"], each["nodes"][0]["html"]) for each in found]
        widths[path] = page.evaluate("document.documentElement.scrollWidth")

    assert {path: found for path, found in violations.items() if found} == {}
    assert {path for path, width in widths.items() if width > 320} == set()


def test_from_a_note_to_the_text_before_it_and_back(page, corrected):
    page.goto("/en/corrections/")

    page.get_by_role("link", name="Two companies sign an agreement 1").first.click()
    page.get_by_role("link", name="The text before 13 September 2024").click()
    assert page.url.endswith("/en/news/story-1/texts/2/")
    page.get_by_role("link", name="Read the present one").click()

    assert page.url.endswith("/en/news/story-1/")
