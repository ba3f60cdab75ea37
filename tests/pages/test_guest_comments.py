"""Somebody without an account comments on a text they read by a preview link."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from apps.news import comments, workflow
from apps.news.comments import Guest
from apps.news.models import Comment, PreviewLink
from apps.news.tokens import token_of
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site():
    make.make_identity()


@pytest.fixture
def link():
    article = make.make_draft("A line opens", body="<p>Over the river.</p>")
    return make.make_preview_link(article, may_comment=True)


def say(client, link, **typed):
    typed = {"name": "Li Na", "body": "Which river?"} | typed
    return client.post(reverse("preview_comment", args=[token_of(link.key)]), typed)


def page(client, link):
    return client.get(reverse("preview", args=[token_of(link.key)])).content.decode()


def test_a_guest_says_something_about_words_and_reads_it(client, link):
    shown = say(client, link, quote="the river", body="Which\none?")

    kept = Comment.objects.get()
    assert (kept.guest_name, kept.quote, kept.body) == ("Li Na", "the river", "Which\none?")
    assert "Your comment is kept." in shown.content.decode()
    assert "Which<br>one?" in page(client, link)


def test_the_name_stays_in_the_form_and_in_no_cookie(client, link):
    shown = say(client, link)

    assert 'name="name" maxlength="120" autocomplete="name" required value="Li Na"' in (
        shown.content.decode()
    )
    assert not client.cookies
    assert "Li Na" not in page(client, make.make_preview_link(link.article, may_comment=True))


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"quote": "the sea", "body": "My words"}, "not in the text"),
        ({"name": "", "body": "My words"}, "Give your name."),
        ({"thread": "999", "body": "My words"}, "This thread is not there any more."),
        ({"thread": "x" * 30, "body": "My words"}, "This thread is not there any more."),
        ({"body": "My words" + "a" * 4000}, "4,000 characters"),
    ],
)
def test_what_is_refused_is_given_back_in_the_form(client, link, typed, refusal):
    shown = say(client, link, **typed).content.decode()

    assert refusal in shown
    assert Comment.objects.count() == 0
    assert ("My words" in shown) == ("thread" not in typed)


def test_a_refused_answer_stays_in_its_form(client, link):
    thread = comments.say(link.article, by=Guest(link, "Li"), body="Which?")

    shown = say(client, link, thread=thread.pk, name="", body="My words").content.decode()

    assert "My words</textarea>" in shown
    assert "Give your name." in shown


def test_a_guest_answers_in_their_thread(client, link):
    thread = comments.say(link.article, by=Guest(link, "Li"), body="Which?")
    comments.answer(thread, by=make.make_user(first_name="Ann", last_name="Wu"), body="The Pu.")

    shown = say(client, link, thread=thread.pk, body="I see.").content.decode()

    assert shown.index("Which?") < shown.index("The Pu.") < shown.index("I see.")
    assert "Ann Wu" in shown


def test_the_account_of_who_answered_is_not_told(client, link):
    thread = comments.say(link.article, by=Guest(link, "Li"), body="Which?")
    comments.answer(thread, by=make.make_user("secret-account"), body="The Pu.")

    shown = page(client, link)

    assert "The editors" in shown
    assert "secret-account" not in shown


def test_what_staff_and_other_links_say_stays_inside(client, link):
    other = make.make_preview_link(link.article, may_comment=True)
    make.make_comment(link.article, body="Between us")
    comments.say(link.article, by=Guest(other, "Wang"), body="By another link")

    shown = page(client, link)

    assert "Between us" not in shown
    assert "By another link" not in shown
    assert "Wang" not in shown


@pytest.mark.parametrize("whose", ["staff", "other link", "other article"])
def test_a_thread_that_is_not_theirs_can_t_be_answered(client, link, whose):
    elsewhere = make.make_draft() if whose == "other article" else link.article
    other = make.make_preview_link(elsewhere, may_comment=True)
    thread = make.make_comment(elsewhere, by=None if whose == "staff" else Guest(other, "Wang"))

    shown = say(client, link, thread=thread.pk).content.decode()

    assert "This thread is not there any more." in shown
    assert not thread.answers.exists()


def test_a_link_that_may_not_comment_has_no_form_and_takes_nothing(client, link):
    PreviewLink.objects.update(may_comment=False)

    shown, sent = page(client, link), say(client, link)

    assert "guest-body" not in shown
    assert not Comment.objects.exists()
    assert sent.status_code == 410
    assert "Which river?</textarea>" in sent.content.decode()


@pytest.mark.parametrize("end", ["expired", "revoked", "forged"])
def test_what_was_typed_behind_a_dead_link_is_given_back(client, link, end):
    now = timezone.now()
    if end == "expired":
        PreviewLink.objects.update(expires_at=now - timedelta(minutes=1))
    elif end == "revoked":
        workflow.take_back(link)
    else:
        link.key = "x" * 43 + "y"

    answer = say(client, link, quote="the <river>", body="My long words")

    assert answer.status_code == 410
    assert "“the &lt;river&gt;”" in answer.content.decode()
    assert "My long words</textarea>" in answer.content.decode()
    assert "A line opens" not in answer.content.decode()
    assert not Comment.objects.exists()


def test_what_is_said_while_the_text_goes_out_is_kept(client, link):
    workflow.publish(link.article, by=make.make_superuser(), override_reason="Now")

    answer = say(client, link)

    assert "Your comment is kept" in answer.content.decode()
    assert Comment.objects.count() == 1


def test_a_form_sent_twice_says_it_once(client, link):
    say(client, link)
    say(client, link)

    assert Comment.objects.count() == 1


def test_the_fifty_first_in_an_hour_waits_and_is_given_back(client, link):
    for number in range(comments.MOST_IN_AN_HOUR):
        comments.say(link.article, by=Guest(link, "Li"), body=f"{number}")

    shown = say(client, link, body="One more").content.decode()

    assert "wait an hour" in shown
    assert "One more</textarea>" in shown


@pytest.mark.parametrize("field", ["name", "quote", "body"])
def test_markup_is_shown_as_typed(client, link, field):
    evil = "<img src=x onerror=alert(1)>\"'"
    article = make.make_draft(body="<p>&lt;img src=x onerror=alert(1)&gt;\"'</p>")
    link = make.make_preview_link(article, may_comment=True)

    kept = say(client, link, **{field: evil}).content.decode()
    refused = say(client, link, **({"quote": "nowhere"} | {field: evil})).content.decode()

    assert Comment.objects.count() >= 1
    for shown in (kept, refused, page(client, link)):
        assert "<img src=x" not in shown


def test_the_answer_is_kept_by_no_cache_and_found_by_no_search_engine(client, link):
    for answer in (say(client, link), say(client, link, body="")):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["X-Robots-Tag"] == "noindex, nofollow"
        assert answer["Referrer-Policy"] == "no-referrer"


def test_the_address_of_the_form_leads_back_to_the_preview(client, link):
    token = token_of(link.key)

    answer = client.get(reverse("preview_comment", args=[token]))

    assert answer.url == reverse("preview", args=[token])


def test_no_token_is_asked_of_a_guest_who_has_no_cookie(link, client):
    client.handler.enforce_csrf_checks = True

    say(client, link)

    assert Comment.objects.count() == 1
