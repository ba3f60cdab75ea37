"""Comments at the desk: beside the form, beside the text, and in the list."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from apps.news import comments, workflow
from apps.news.comments import Guest
from apps.news.models import Comment
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import make_reviewer, make_staff, make_writer

pytestmark = pytest.mark.django_db

EVIL = "<script>alert(1)</script>\"'"


@pytest.fixture
def article():
    return make.make_draft("A line opens", body="<p>Over the river.</p>")


@pytest.fixture
def reader(client):
    """Who may see articles, and not write them."""
    user = make_staff("view_article")
    client.force_login(user)
    return user


def say(client, article, **typed):
    typed = {"body": "Which river?", "quote": "", "before": "", "beside": "form"} | typed
    return client.post(page("news_article_comments", article.pk), typed)


def act(client, thread, name, **typed):
    return client.post(page(f"news_article_comment_{name}", thread.article_id, thread.pk), typed)


def shown(client, article, name="news_article_comments"):
    return client.get(page(name, article.pk)).content.decode()


# Saying.


def test_whoever_may_see_the_article_comments_on_its_words(client, article, reader):
    answer = say(client, article, quote="the river", before="Over ")

    said = Comment.objects.get()
    assert (said.author, said.quote, said.before, said.body) == (
        reader, "the river", "Over", "Which river?",
    )  # fmt: skip
    assert answer.url == page("news_article_change", article.pk) + f"#comment-{said.pk}"


@pytest.mark.parametrize("name", ["news_article_change", "news_article_comments"])
def test_threads_stand_beside_the_text_for_reader_and_writer(client, article, reader, name):
    thread = make.make_comment(article, quote="river", body="Which\none?")
    comments.answer(thread, by=reader, body="The Pu.")

    pages = [shown(client, article, name)]
    client.force_login(make_writer())
    pages.append(shown(client, article, name))

    for each in pages:
        assert "1 open comment" in each
        assert "Which<br>one?" in each
        assert "The Pu." in each
        assert f'data-quote="{thread.quote}"' in each


def test_the_fields_of_a_comment_are_none_of_the_article(client, article):
    client.force_login(make_writer())
    make.make_comment(article)

    form = shown(client, article, "news_article_change")
    within = form[form.index('id="article_form"') : form.index("<div data-comment-forms>")]
    fields = within[within.index('id="comments"') : within.index("</section>")]

    assert "<form" not in within
    assert fields.count("<textarea") == fields.count('" form="') - 1 == 3


def test_what_is_refused_is_given_back(client, article, reader):
    answer = say(client, article, quote="the sea", body="My long words")

    text = answer.content.decode()
    assert "not in the text" in text
    assert "the sea</textarea>" in text
    assert "My long words</textarea>" in text


def test_a_refused_answer_is_given_back_in_its_thread(client, article, reader):
    thread = make.make_comment(article)

    text = act(client, thread, "answer", body="a" * 4001).content.decode()

    assert "4,000 characters" in text
    assert "a" * 4001 + "</textarea>" in text


def test_a_script_is_answered_with_the_panel_alone(client, article, reader):
    answer = client.post(
        page("news_article_comments", article.pk),
        {"body": "Which?", "beside": "form"},
        headers={"X-Requested-With": "fetch"},
    )

    text = answer.content.decode()
    assert "<html" not in text
    assert f'data-made="{Comment.objects.get().pk}"' in text
    assert 'data-message="Your comment is kept."' in text


def test_after_a_comment_one_is_where_one_was(client, article, reader):
    for beside, name in (("page", "comments"), ("form", "change"), ("//evil", "comments")):
        answer = say(client, article, beside=beside, body=beside)

        assert answer.url.startswith(page(f"news_article_{name}", article.pk) + "#")


# Answering, resolving.


def test_a_thread_is_answered_resolved_and_reopened(client, article):
    client.force_login(make_writer())
    thread, seen = make.make_comment(article), []

    for name, typed in (("answer", {"body": "Yes."}), ("resolve", {}), ("reopen", {})):
        act(client, thread, name, **typed)
        thread.refresh_from_db()
        seen.append((thread.answers.count(), thread.resolved_at is not None))

    assert seen == [(1, False), (1, True), (1, False)]


def test_who_neither_changes_nor_signs_resolves_nothing(client, article, reader):
    thread = make.make_comment(article)

    refused = act(client, thread, "resolve").content.decode()

    thread.refresh_from_db()
    assert thread.resolved_at is None
    assert "Only those who change or sign" in refused
    assert "/resolve/" not in shown(client, article)


def test_who_signs_resolves(client, article):
    client.force_login(make_reviewer(make.make_stage()))
    thread = make.make_comment(article)

    act(client, thread, "resolve")

    thread.refresh_from_db()
    assert thread.resolved_at


def test_resolved_threads_stand_below_the_open_ones(client, article, reader):
    comments.resolve(make.make_comment(article, body="Done"), by=make.make_superuser())
    make.make_comment(article, body="Still open")

    text = shown(client, article)

    assert text.index("Still open") < text.index("1 resolved") < text.index("Done")


def test_words_that_are_gone_are_said_to_be(client, article, reader):
    make.make_comment(article, quote="river")
    text = replace(Text.of(article.latest), body="<p>On land.</p>")
    workflow.revise(article, by=None, text=text)

    page_now = shown(client, article)

    assert "These words are no longer in the text." in page_now
    assert ">river</blockquote>" in page_now


def test_staff_are_told_where_a_guest_reads_along(client, article, reader):
    link = make.make_preview_link(article, may_comment=True, given_to="The partner")
    comments.say(article, by=Guest(link, "Li Na"), body="A typo.")

    text = shown(client, article)

    assert "Li Na" in text
    assert "Whoever has the preview link for “The partner” reads this thread." in text


# Who may.


DOORS = ["comments", "comment_answer", "comment_resolve", "comment_reopen"]


def knock(client, thread, name):
    arguments = [thread.article_id] if name == "comments" else [thread.article_id, thread.pk]
    return client.post(page(f"news_article_{name}", *arguments), {"body": "Hm"})


@pytest.mark.parametrize("name", DOORS)
def test_who_may_not_see_articles_says_nothing(client, article, name):
    thread = make.make_comment(article)
    client.force_login(make.make_user())

    assert knock(client, thread, name).status_code == 403
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("name", DOORS)
def test_a_confidential_article_is_not_there_for_others(client, article, name):
    thread = make.make_comment(article, body="Most secret")
    workflow.confide(article, [], by=article.latest.author)
    client.force_login(make.make_superuser())

    answers = [knock(client, thread, name), client.get(page("news_article_comments", article.pk))]

    assert {answer.status_code for answer in answers} == {404}
    assert Comment.objects.count() == 1
    thread.refresh_from_db()
    assert thread.resolved_at is None


@pytest.mark.parametrize("name", DOORS[1:])
def test_a_thread_of_another_article_is_not_there(client, article, reader, name):
    thread = make.make_comment(article)
    other = make.make_draft()

    answer = client.post(page(f"news_article_{name}", other.pk, thread.pk), {"body": "Hm"})

    assert answer.status_code == 404


@pytest.mark.parametrize("name", DOORS[1:])
def test_an_answer_is_no_thread(client, article, reader, name):
    answer = comments.answer(make.make_comment(article), by=reader, body="Yes.")

    assert knock(client, answer, name).status_code == 404


@pytest.mark.parametrize("name", DOORS[1:])
def test_looking_changes_nothing(client, article, reader, name):
    thread = make.make_comment(article)

    answer = client.get(page(f"news_article_{name}", article.pk, thread.pk))

    assert answer.status_code == 405


# In the list.


def test_the_list_says_how_many_are_open(client, article, reader):
    make.make_comment(article, body="One")
    comments.answer(make.make_comment(article, body="Two"), by=reader, body="Yes.")
    comments.resolve(make.make_comment(article, body="Three"), by=make.make_superuser())

    listed = client.get(page("news_article_changelist")).content.decode()

    assert f'<a href="{page("news_article_comments", article.pk)}">2 open comments</a>' in listed


@pytest.mark.parametrize("name", ["news_article_change", "news_article_comments"])
def test_three_threads_take_no_more_queries_than_one(client, article, name):
    client.force_login(make_writer())

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(page(name, article.pk))
        return len(queries)

    def discuss():
        thread = make.make_comment(article, quote="river")
        comments.answer(thread, by=make.make_user(), body="Yes.")
        link = make.make_preview_link(article, may_comment=True)
        comments.say(article, by=Guest(link, "Li"), body="A typo.")

    discuss()
    count()
    one = count()
    discuss()
    discuss()

    assert count() == one


# What is typed is text.


def test_markup_is_shown_as_typed_wherever_it_shows(client):
    article = make.make_draft(body=f"<p>{escape(EVIL)}</p>")
    link = make.make_preview_link(article, may_comment=True, given_to=EVIL)
    author = make.make_user(first_name=EVIL[:30])
    thread = comments.say(article, by=Guest(link, EVIL), body=EVIL, quote=EVIL, before=EVIL)
    comments.answer(thread, by=author, body=EVIL)
    comments.resolve(make.make_comment(article, by=author, body=EVIL), by=make.make_superuser())
    client.force_login(make_writer())

    pages = [
        shown(client, article),
        shown(client, article, "news_article_change"),
        say(client, article, quote=EVIL + "no", body=EVIL, before=EVIL).content.decode(),
        client.get(reverse("admin:news_article_changelist")).content.decode(),
    ]

    assert all("<script>alert" not in each for each in pages)
    assert "&lt;script&gt;alert" in pages[0]


def test_what_was_said_goes_with_an_article_that_was_never_public(client, article):
    link = make.make_preview_link(article, may_comment=True)
    thread = comments.say(article, by=Guest(link, "Li"), body="A typo.")
    comments.answer(thread, by=make.make_user(), body="Yes.")
    stage = make.make_stage()
    workflow.assign(article, stage=stage, to=make_reviewer(stage), by=article.latest.author)
    client.force_login(make_writer())

    client.post(page("news_article_delete", article.pk), {"post": "yes"})

    assert not Comment.objects.exists()
