"""Who may know of an article, and whom a preview is given to: the page that says so."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.news import workflow
from apps.news.admin.preview_form import PreviewForm
from apps.news.models import Article, PreviewLink
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_publisher, make_reviewer, make_staff, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    user = make_writer(username="writer")
    client.force_login(user)
    return user


@pytest.fixture
def article(writer):
    return make.make_draft("Zanzibar line opens", slug="zanzibar", by=writer)


def address(article, name="access", *more):
    return page(f"news_article_{name}", article.pk, *more)


def give(client, article, **typed):
    asked = {"to": "Li Hua", "valid_for": "7"} | typed
    return client.post(address(article, "give_preview"), asked, follow=True)


def named(article):
    return {user.username for user in article.confidants.all()}


# Named staff.


def test_whoever_limits_it_stays_in_with_those_they_name(client, article):
    friend = make_writer(username="friend")
    make_writer(username="other")

    client.post(address(article, "limit"), {"confidants": [friend.pk]})

    article.refresh_from_db()
    assert article.is_confidential
    assert named(article) == {"writer", "friend"}
    assert "friend" in article.transitions.last().reason


def test_of_those_named_nobody_takes_out_who_limited_it(client, article, writer):
    friend = make_writer(username="friend")
    workflow.confide(article, [friend], by=writer)
    client.force_login(friend)

    client.post(address(article, "limit"), {})

    assert named(article) == {"writer", "friend"}


def test_who_limited_it_last_is_who_counts_after_it_was_open(article, writer):
    friend, third = make_writer(username="friend"), make_writer(username="third")
    workflow.confide(article, [friend], by=writer)
    workflow.open_up(article, by=friend)
    workflow.confide(article, [third], by=friend)

    workflow.confide(article, [], by=third)

    assert named(article) == {"friend", "third"}


def test_nobody_else_lets_themself_in(client, article, writer):
    workflow.confide(article, [], by=writer)
    other = make.make_superuser()
    client.force_login(other)

    answers = [
        client.get(address(article)),
        client.post(address(article, "limit"), {"confidants": [other.pk]}),
        client.post(address(article, "open_up")),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert named(article) == {"writer"}


def test_it_is_opened_to_all_again(client, article, writer):
    workflow.confide(article, [], by=writer)

    client.post(address(article, "open_up"))

    article.refresh_from_db()
    assert not article.is_confidential
    assert named(article) == set()
    assert "Open it to all staff" not in client.get(address(article)).text


def test_somebody_who_may_not_see_articles_is_no_choice(client, article):
    stranger = make.make_user()

    response = client.post(address(article, "limit"), {"confidants": [stranger.pk]})

    article.refresh_from_db()
    assert "Select a valid choice" in response.text
    assert not article.is_confidential


@pytest.mark.parametrize("forged", ["x", "-1", "9" * 30, "\x00"])
def test_a_forged_number_is_said_to_be_no_choice(client, article, forged):
    response = client.post(address(article, "limit"), {"confidants": [forged]})

    assert response.status_code == 200
    assert response.context["confidants_form"].errors


def test_it_warns_of_a_stage_that_nobody_named_may_sign(client, article, writer):
    first, second = make.make_stage("First"), make.make_stage("Second")
    workflow.confide(article, [make_reviewer(first)], by=writer)

    response = client.get(address(article))

    assert response.context["unsigned"] == [second]
    assert "Second: nobody named here may sign it." in response.text


# Preview links.


def test_a_link_is_made_and_its_address_shown_whenever_it_is_asked_for(client, article, writer):
    made = give(client, article, may_comment="on")

    link = PreviewLink.objects.get()
    field = BeautifulSoup(made.content, "html.parser").find("input", readonly=True)
    assert field["value"] == f"http://127.0.0.1:8000/preview/{link.token}/"
    assert field.find_parent("details").has_attr("open")
    assert (link.given_to, link.may_comment, link.created_by) == ("Li Hua", True, writer)
    assert link.expires_at - link.created_at - timedelta(days=7) < timedelta(seconds=9)
    assert field["value"] in client.get(address(article)).text
    assert client.get(field["value"]).status_code == 200


def test_a_link_may_last_to_the_end_of_a_day(client, article):
    day = timezone.localdate() + timedelta(days=2)

    give(client, article, valid_for="day", until=day.isoformat())

    assert timezone.localtime(PreviewLink.objects.get().expires_at).date() == day


@pytest.mark.parametrize(("typed", "field", "message"), [
    ({"to": " "}, "to", "This field is required."),
    ({"to": "x" * 121}, "to", "Ensure this value has at most 120 characters (it has 121)."),
    ({"to": "a\u0007b"}, "to", "This holds a control character, U+0007, which no page can show: "
                               "retype it."),
    ({"valid_for": "9999"}, "valid_for", "Select a valid choice. 9999 is not one of the available "
                                         "choices."),
    ({"valid_for": "day"}, "until", "Choose the last day."),
    ({"valid_for": "day", "until": "2020-01-01"}, "until", "That day has passed."),
    ({"valid_for": "day", "until": "9999-12-31"}, "until",
     "A preview is valid for a year at most."),
    ({"valid_for": "day", "until": "soon"}, "until", "Enter a valid date."),
])  # fmt: skip
def test_what_makes_no_link_is_said_beside_its_field(client, article, typed, field, message):
    response = give(client, article, **typed)

    form = response.context["preview_form"]
    assert form.errors == {field: [message]}
    assert not PreviewLink.objects.exists()


def test_a_revoked_link_opens_nothing_and_stays_listed(client, article):
    link = make.make_preview_link(article)

    client.post(address(article, "take_back", link.pk))
    again = client.post(address(article, "take_back", link.pk), follow=True)

    shown = client.get(address(article)).text
    assert client.get(link.get_absolute_url()).status_code == 410
    assert "Revoked" in shown
    assert link.token not in shown
    assert "This link was revoked already." in again.text


def test_a_link_of_another_article_is_not_revoked_from_here(client, article):
    link = make.make_preview_link(make.make_draft())

    response = client.post(address(article, "take_back", link.pk), follow=True)

    link.refresh_from_db()
    assert "This link is not one of the article." in response.text
    assert link.revoked_at is None


def test_how_often_and_when_it_was_opened_is_told(client, article):
    link = make.make_preview_link(article)
    client.get(link.get_absolute_url())

    text = " ".join(BeautifulSoup(client.get(address(article)).content, "html.parser").text.split())

    assert "1 time last" in text


def test_a_title_with_markup_is_shown_as_text(client, article):
    give(client, article, to="<b>Li</b>")

    assert "<b>Li</b>" not in client.get(address(article)).text


# Who may.


@pytest.mark.parametrize("name", ["limit", "open_up", "give_preview"])
def test_only_who_may_write_articles_may(client, article, name):
    for user in (make_staff("view_article"), make_publisher()):
        client.force_login(user)

        assert client.get(address(article)).status_code == 403
        assert client.post(address(article, name), {}).status_code == 403
    assert not Article.objects.get(pk=article.pk).is_confidential


@pytest.mark.parametrize("name", ["limit", "open_up", "give_preview"])
def test_nothing_is_changed_by_looking(client, article, name):
    assert client.get(address(article, name)).status_code == 405


def test_staff_read_the_latest_text_without_a_link(client, article):
    client.force_login(make_staff("view_article"))

    response = client.get(address(article, "preview"))

    assert "Preview: not public." in response.text
    assert "Zanzibar line opens" in response.text
    assert "no-store" in response["Cache-Control"]


def test_the_preview_of_what_is_public_is_its_page(client):
    article = make.make_article(slug="open")
    client.force_login(make_staff("view_article"))

    assert client.get(address(article, "preview")).url == "/en/news/open/"


def test_the_form_leads_there(client, article):
    make.make_preview_link(article)

    text = client.get(page("news_article_change", article.pk)).text

    assert address(article) in text
    assert address(article, "preview") in text
    assert "1 link is open" in text


def test_more_links_take_no_more_queries(client, article):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(address(article))
        return len(queries)

    make.make_preview_link(article)
    asked()
    with_one = asked()
    for _number in range(3):
        make.make_preview_link(article, created_by=make.make_user())

    assert asked() == with_one


def test_days_are_told_in_words():
    assert [label for _days, label in PreviewForm().fields["valid_for"].choices][:2] == [
        "1 day",
        "3 days",
    ]
