"""A text that is not public, read by somebody without an account."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.news import workflow
from apps.news.models import PreviewLink
from apps.news.texts import Text
from tests import factories as make
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db

TITLE = "Zanzibar line opens"


@pytest.fixture
def link():
    furnish()
    article = make.make_draft(TITLE, slug="zanzibar", summary="In short.", body="<p>Long.</p>")
    return make.make_preview_link(article)


def main(response):
    return BeautifulSoup(response.content, "html.parser").main


def write(article, **text):
    return workflow.revise(article, by=None, text=Text(**({"title": TITLE} | text)))


def publish(article):
    workflow.publish(article, by=make.make_superuser("boss"), override_reason="Made for a test")


# What it shows.


def test_the_latest_text_is_shown_with_whom_it_is_for_and_until_when(client, link):
    response = client.get(link.get_absolute_url())

    banner = main(response).aside.get_text(" ", strip=True)
    assert response.status_code == 200
    assert main(response).h1.text == TITLE
    assert "Preview for The partner: not public." in banner
    assert "Valid until" in banner
    assert "Text number 1" in banner


def test_a_newer_text_is_shown_as_soon_as_it_is_saved(client, link):
    write(link.article, title="Another title")

    page = main(client.get(link.get_absolute_url()))

    assert page.h1.text == "Another title"
    assert "This link was made for text number 1, which has changed since." in page.aside.text


def test_beside_a_live_text_the_next_one_is_shown(client, link):
    publish(link.article)
    write(link.article, title="Another title", change_kind="correction", change_note="It was 6.")

    page = main(client.get(link.get_absolute_url()))

    assert page.h1.text == "Another title"
    assert "Visitors read text number 1." in page.aside.text
    assert "It was 6." in page.find(class_="notes").text


def test_a_withdrawn_story_is_still_shown_and_said_to_be_withdrawn(client, link):
    publish(link.article)
    workflow.withdraw(link.article, by=make.make_user(), reason="The date was wrong.")

    page = main(client.get(link.get_absolute_url()))

    assert page.h1.text == TITLE
    assert "The story has been withdrawn" in page.aside.text


def test_the_planned_moment_is_told(client, link):
    workflow.schedule(
        link.article, publish_at=timezone.now() + timedelta(days=2), by=make.make_user()
    )

    assert "Planned to be public from" in main(client.get(link.get_absolute_url())).aside.text


def test_it_speaks_the_language_of_the_article(client):
    link = make.make_preview_link(make.make_draft("标题", language="zh-hans"))

    response = client.get(link.get_absolute_url(), headers={"accept-language": "en"})

    assert BeautifulSoup(response.content, "html.parser").html["lang"] == "zh-Hans"
    assert response["Content-Language"] == "zh-hans"


def test_once_that_text_is_public_the_link_leads_to_its_page(client, link):
    publish(link.article)

    response = client.get(link.get_absolute_url())

    assert (response.status_code, response.url) == (302, "/en/news/zanzibar/")
    assert response["Cache-Control"] == "no-store, private"
    assert PreviewLink.objects.get().times_opened == 0


def hidden_scene():
    """A story in draft about an agreement, an occasion, people and departments nobody knows of."""
    home = furnish()
    partner = make.make_organisation("Hidden partner", key="hidden")
    agreement = make.make_agreement([home, partner], reference="hidden", is_public=False)
    occasion = make.make_occasion(key="hidden", is_public=False)
    occasion.agreements.add(agreement)
    party = agreement.parties.get(organisation=partner)
    make.make_signatory(party, make.make_person("Hidden signer", key="signer"))
    guest = make.make_person("Hidden guest", key="guest")
    make.make_post(guest, home, "Hidden director", is_public=False)
    make.make_attendance(occasion, guest, side=home, spoke=True)
    unit = make.make_department(partner, "Hidden unit", is_public=False)
    make.make_department_attendance(occasion, unit)
    return make.make_draft(
        TITLE, slug="zanzibar", dateline="Dodoma", dated_on=date(2024, 9, 11),
        body="<p>Long.</p>", agreements=[agreement], occasions=[occasion],
    )  # fmt: skip


def story_of(response):
    story = main(response).article
    for part in (story.find(class_="downloads"), story.find(class_="share")):
        if part:
            part.decompose()
    return story.get_text(" ", strip=True)


def test_the_preview_is_the_page_as_it_will_be_published(client):
    article = hidden_scene()
    link = make.make_preview_link(article)

    before = story_of(client.get(link.get_absolute_url()))
    publish(article)
    after = story_of(client.get("/en/news/zanzibar/"))

    assert "Hidden signer" in before
    assert "Hidden unit" in before
    assert before == after


def test_what_a_preview_shows_is_on_no_other_page(client):
    article = hidden_scene()
    link = make.make_preview_link(article)
    client.get(link.get_absolute_url())

    pages = [
        "/en/",
        "/en/agreements/",
        "/en/partners/",
        "/en/organisation/",
        "/en/search/?q=hidden",
    ]

    for page in pages:
        text = client.get(page).text
        assert "Hidden" not in text
        assert "Zanzibar" not in text
    assert client.get("/en/people/guest/").status_code == 404


# What it keeps to itself.


def test_nothing_about_it_is_for_machines_or_others(client, link):
    page = BeautifulSoup(client.get(link.get_absolute_url()).content, "html.parser")

    assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex, nofollow"
    assert page.find("meta", attrs={"name": "referrer"})["content"] == "no-referrer"
    assert page.find("link", rel=["canonical", "alternate"]) is None
    assert page.find("meta", attrs={"property": True}) is None
    assert page.find("script") is None
    assert page.find(class_=["share", "downloads"]) is None
    assert link.token not in str(page)


def test_it_is_kept_by_nobody_and_told_to_nobody(client, link):
    address = link.get_absolute_url()

    response = client.get(address, headers={"accept-encoding": "gzip"})
    again = client.get(address, headers={"if-none-match": "*"})

    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "Cookie" not in response["Vary"]
    assert not {"ETag", "Last-Modified"} & set(response.headers)
    assert again.status_code == 200


# Who is counted.


def test_each_opening_is_counted_with_its_moment(client, link):
    for _time in range(3):
        client.get(link.get_absolute_url())

    link.refresh_from_db()
    assert link.times_opened == 3
    assert timezone.now() - link.last_opened_at < timedelta(minutes=1)


def test_who_only_asks_whether_it_is_there_has_not_opened_it(client, link):
    assert client.head(link.get_absolute_url()).status_code == 200
    assert PreviewLink.objects.get().times_opened == 0


@pytest.mark.parametrize(
    "header",
    [{"sec-purpose": "prefetch;prerender"}, {"purpose": "prefetch"}, {"x-moz": "prefetch"}],
)
def test_a_browser_that_fetches_ahead_is_asked_to_wait(client, link, header):
    response = client.get(link.get_absolute_url(), headers=header)

    assert (response.status_code, response.content) == (503, b"")
    assert response["Cache-Control"] == "no-store, private"
    assert PreviewLink.objects.get().times_opened == 0


# What does not open.


def expire(link):
    made = timezone.now() - timedelta(days=9)
    PreviewLink.objects.update(created_at=made, expires_at=made + timedelta(days=7))
    return link.get_absolute_url()


def revoke(link):
    workflow.take_back(link)
    return link.get_absolute_url()


def publish_and_revoke(link):
    publish(link.article)
    return revoke(link)


def delete(link):
    address = link.get_absolute_url()
    link.article.delete()
    return address


def forge(link):
    signature = link.token.partition(".")[2]
    return f"/preview/{make.make_preview_link().key}.{signature}/"


def cut_short(link):
    return f"/preview/{link.token[:-4]}/"


def unsigned(link):
    return f"/preview/{link.key}/"


def signed_by_another_key(link):
    return f"/preview/{link.key}.{'x' * 43}/"


def invented(link):
    return "/preview/zanzibar/"


CLOSED = [expire, revoke, publish_and_revoke, delete, forge, cut_short, unsigned,
          signed_by_another_key, invented]  # fmt: skip


@pytest.mark.parametrize("close", CLOSED)
@pytest.mark.parametrize("method", ["get", "head"])
def test_whatever_does_not_open_is_answered_alike(client, link, close, method):
    nothing = client.get("/preview/nothing/")

    response = getattr(client, method)(close(link))

    assert response.status_code == 410
    assert {**response.headers} == {**nothing.headers}
    assert method == "head" or response.content == nothing.content
    assert "anzibar" not in response.text


def test_a_link_opens_its_own_article_alone(client, link):
    other = make.make_preview_link(make.make_draft("Another story"))

    assert main(client.get(other.get_absolute_url())).h1.text == "Another story"
    assert main(client.get(link.get_absolute_url())).h1.text == TITLE


def test_an_address_says_nothing_of_what_it_opens(link):
    assert link.token.startswith(f"{link.key}.")
    assert len(link.key) == 43
    assert "zanzibar" not in link.get_absolute_url()


def test_nothing_is_written_through_it(client, link):
    assert client.post(link.get_absolute_url()).status_code == 405


def test_a_whole_panel_costs_no_more_queries(client):
    with_panel = make.make_preview_link(hidden_scene())
    client.get(with_panel.get_absolute_url())

    with CaptureQueriesContext(connection) as asked:
        client.get(with_panel.get_absolute_url())

    assert len(asked) <= 17
