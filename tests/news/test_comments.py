"""What is said about words of a text, and where the words stand in a newer one."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone

from apps.news import comments, workflow
from apps.news.comments import Guest
from apps.news.models import Article, Comment, PreviewLink
from apps.news.texts import Text
from tests import factories as make
from tests.refusals import refused_by_the_database

NOON = make.NOON
db = pytest.mark.django_db


def make_guest(article, name="Li Na", **fields):
    return Guest(make.make_preview_link(article, may_comment=True, **fields), name)


def change(article, **words):
    workflow.revise(article, by=None, text=replace(Text.of(article.latest), **words))
    article.refresh_from_db()


def places(article):
    return [thread.place for thread in comments.threads_of(article)]


# Saying.


@db
def test_a_comment_keeps_its_words_and_the_text_it_was_said_of():
    article = make.make_draft(body="<p>Over the river.</p>")
    user = make.make_user()

    said = comments.say(
        article, by=user, body="Which\r\none? ", quote="the river", before="Over ", at=NOON
    )

    assert (said.quote, said.before, said.body) == ("the river", "Over", "Which\none?")
    assert (said.revision, said.author, said.at) == (article.latest, user, NOON)


@db
@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ({"body": " \n "}, "Write what you want to say."),
        ({"body": "\u200b"}, "Write what you want to say."),
        ({"body": "a" * 4001}, "4,000 characters"),
        ({"body": "Why?", "quote": "not there"}, "not in the text"),
        ({"body": "Why?", "quote": "\u200b"}, "not in the text"),
        ({"body": "Why?", "quote": "A" * 501}, "fewer words"),
    ],
)
def test_what_can_t_be_kept_is_refused_with_the_reason(words, refusal):
    with pytest.raises(workflow.Refused, match=refusal):
        make.make_comment(**words)

    assert not Comment.objects.exists()


@db
def test_unprintable_characters_are_left_out():
    assert make.make_comment(body="a\x00b\x07c").body == "abc"


@db
def test_a_form_sent_twice_says_it_once():
    article, user = make.make_draft(), make.make_user()
    first = comments.say(article, by=user, body="Why?", at=NOON)

    again = comments.say(article, by=user, body="Why?", at=NOON + timedelta(seconds=59))
    later = comments.say(article, by=user, body="Why?", at=NOON + timedelta(minutes=2))

    assert again == first
    assert later != first


@db
def test_the_same_from_two_people_is_said_twice():
    article = make.make_draft()

    assert make.make_comment(article) != make.make_comment(article)


@db
def test_a_confidential_article_is_commented_by_those_it_names_alone():
    article, author = make.make_draft(), make.make_user()
    workflow.confide(article, [], by=author)
    thread = make.make_comment(article, by=author)
    boss = make.make_superuser()

    for move in (
        lambda: comments.say(article, by=boss, body="Hm"),
        lambda: comments.answer(thread, by=boss, body="Hm"),
        lambda: comments.resolve(thread, by=boss),
        lambda: comments.reopen(thread, by=boss),
    ):
        with pytest.raises(workflow.Refused):
            move()

    assert Comment.objects.count() == 1


# Answering, resolving.


@db
def test_an_answer_belongs_to_its_thread():
    thread = make.make_comment()

    comments.answer(thread, by=make.make_user(), body="Yes.")
    comments.answer(thread, by=make.make_user(), body="No.")

    [shown] = comments.threads_of(thread.article)
    assert [answer.body for answer in shown.answers] == ["Yes.", "No."]


@db
def test_nobody_answers_an_answer():
    answer = comments.answer(make.make_comment(), by=make.make_user(), body="Yes.")

    with pytest.raises(workflow.Refused):
        comments.answer(answer, by=make.make_user(), body="No.")


def make_writer():
    user = make.make_user()
    user.user_permissions.set(Permission.objects.filter(codename="change_article"))
    return user


@db
def test_a_thread_is_resolved_reopened_and_opened_by_an_answer():
    thread, writer = make.make_comment(), make_writer()
    steps = []

    def step(move):
        move()
        thread.refresh_from_db()
        steps.append((thread.resolved_at, thread.resolved_by))

    step(lambda: comments.resolve(thread, by=writer, at=NOON))
    step(lambda: comments.resolve(thread, by=make.make_superuser(), at=NOON))
    step(lambda: comments.reopen(thread, by=writer))
    step(lambda: comments.resolve(thread, by=writer, at=NOON))
    step(lambda: comments.answer(thread, by=make.make_user(), body="But…"))

    assert steps == [(NOON, writer), (NOON, writer), (None, None), (NOON, writer), (None, None)]


@db
def test_a_thread_is_resolved_by_who_may_change_or_sign_and_by_nobody_else():
    stage, article = make.make_stage(), make.make_draft()
    other_group = make.make_stage("Elsewhere", category=make.make_category())
    reviewer = make.make_user(groups=[stage.group])
    outsider = make.make_user(groups=[other_group.group])

    may = [comments.may_resolve(article, user)
           for user in (make_writer(), reviewer, outsider, make.make_user())]  # fmt: skip

    assert may == [True, True, False, False]


@db
def test_only_a_whole_thread_is_resolved():
    answer = comments.answer(make.make_comment(), by=make.make_user(), body="Yes.")

    with pytest.raises(workflow.Refused):
        comments.resolve(answer, by=make_writer())


# Across texts.


@db
def test_threads_stand_in_the_order_of_the_text_what_is_lost_last():
    article = make.make_draft("Title", body="<p>One two three four</p>")
    for quote in ("three", "two", "one", ""):
        make.make_comment(article, quote=quote.title() if quote == "one" else quote)
    change(article, body="<p>Three is gone. One four two</p>")

    threads = comments.threads_of(article)

    assert [thread.first.quote for thread in threads] == ["", "One", "two", "three"]
    assert [thread.is_lost for thread in threads] == [False, False, False, True]


@db
def test_words_that_come_back_are_found_again():
    article = make.make_draft(body="<p>One two</p>")
    make.make_comment(article, quote="two")
    before = places(article)
    change(article, body="<p>One</p>")
    change(article, body="<p>One and two</p>")

    assert (before, places(article)) == ([len("AlineopensOne")], [len("AlineopensOneand")])


@db
def test_many_threads_take_no_more_queries_than_one(django_assert_num_queries):
    article = make.make_draft()
    for _number in range(3):
        thread = make.make_comment(article)
        comments.answer(thread, by=make.make_user(), body="Yes.")

    article = Article.objects.select_related("latest").get()
    with django_assert_num_queries(2):
        shown = comments.threads_of(article)
        assert [str(answer.author) for thread in shown for answer in thread.answers]


@db
def test_articles_know_how_many_threads_are_open():
    article, other = make.make_draft(), make.make_draft()
    comments.answer(make.make_comment(article), by=make.make_user(), body="Yes.")
    make.make_comment(article)
    comments.resolve(make.make_comment(article, quote="line"), by=make_writer())

    counted = Article.objects.with_comments_counted().values_list("pk", "open_comments")

    assert dict(counted) == {article.pk: 2, other.pk: 0}


# Guests.


@db
def test_a_guest_says_something_under_the_name_they_give():
    article = make.make_draft()
    guest = make_guest(article, name="  Li \n Na ")

    said = comments.say(article, by=guest, body="A typo.", quote="line")

    assert (said.guest_name, said.link, said.author) == ("Li Na", guest.link, None)


@db
@pytest.mark.parametrize(
    ("link", "name"),
    [
        ({"may_comment": False}, "Li"),
        ({"revoked_at": NOON}, "Li"),
        ({"expires_at": NOON + timedelta(hours=1)}, "Li"),
        ({}, " "),
        ({}, "\u200b"),
        ({}, "a" * 121),
    ],
)
def test_a_guest_without_a_good_link_or_a_name_is_refused(link, name):
    article = make.make_draft()
    guest = Guest(make.make_preview_link(article, **{"may_comment": True} | link), name)

    with pytest.raises(workflow.Refused):
        comments.say(article, by=guest, body="A typo.")

    assert not Comment.objects.exists()


@db
def test_a_link_to_one_article_comments_on_no_other():
    guest = make_guest(make.make_draft())

    with pytest.raises(workflow.Refused):
        comments.say(make.make_draft(), by=guest, body="A typo.")


@db
def test_a_guest_answers_only_in_threads_of_their_link():
    article = make.make_draft()
    guest, other = make_guest(article), make_guest(article)
    theirs = comments.say(article, by=guest, body="A typo.")

    comments.answer(theirs, by=guest, body="Two, in fact.")

    for thread in (make.make_comment(article), comments.say(article, by=other, body="Nice")):
        with pytest.raises(workflow.Refused):
            comments.answer(thread, by=guest, body="I read this")


@db
def test_guests_read_what_was_begun_through_their_link_with_its_answers():
    article = make.make_draft()
    guest, other = make_guest(article), make_guest(article)
    theirs = comments.say(article, by=guest, body="A typo.")
    comments.answer(theirs, by=make.make_user(), body="Thank you.")
    comments.say(article, by=other, body="Nice")
    make.make_comment(article, body="Between us")

    [shown] = comments.threads_of(article, link=guest.link)

    assert [shown.first.body, *(answer.body for answer in shown.answers)] == [
        "A typo.", "Thank you.",
    ]  # fmt: skip


@db
def test_fifty_comments_an_hour_pass_through_a_link():
    article = make.make_draft()
    guest = make_guest(article)
    for number in range(50):
        comments.say(article, by=guest, body=f"{number}", at=NOON)

    with pytest.raises(workflow.Refused, match="wait"):
        comments.say(article, by=guest, body="And", at=NOON + timedelta(minutes=59))
    comments.say(article, by=guest, body="And", at=NOON + timedelta(minutes=61))

    assert Comment.objects.count() == 51


@db
def test_a_guest_s_form_loaded_again_hours_later_says_nothing_twice():
    article = make.make_draft()
    guest = make_guest(article)

    said = [comments.say(article, by=guest, body="A typo.", at=NOON + timedelta(hours=hours))
            for hours in (0, 3)]  # fmt: skip

    assert said[0] == said[1]


# What the database keeps.


@db
@pytest.mark.parametrize(
    ("field", "value"), [("body", "Otherwise"), ("quote", "Line"), ("guest_name", "Wang")]
)
def test_a_comment_never_changes(field, value):
    article = make.make_draft()
    said = comments.say(article, by=make_guest(article), body="A typo.", quote="line")

    with refused_by_the_database("news_comment_never_changes"):
        Comment.objects.filter(pk=said.pk).update(**{field: value})


@db
def test_a_comment_is_by_staff_or_by_a_guest():
    article = make.make_draft()
    fields = {"article": article, "revision": article.latest, "body": "Hm", "at": NOON}

    with refused_by_the_database("news_comment_by_staff_or_a_guest"):
        Comment.objects.create(**fields, author=make.make_user(), guest_name="Li")
    with refused_by_the_database("news_comment_by_staff_or_a_guest"):
        Comment.objects.create(**fields, link=make.make_preview_link(article))


@db
def test_comments_outlive_the_link_and_the_people_and_go_with_the_article():
    article = make.make_draft()
    guest, user = make_guest(article), make.make_user()
    thread = comments.say(article, by=guest, body="A typo.")
    comments.answer(thread, by=user, body="Thank you.")
    comments.resolve(thread, by=make_writer(), at=timezone.now())

    PreviewLink.objects.all().delete()
    user.delete()
    kept = list(Comment.objects.order_by("pk").values_list("guest_name", "author", "link"))
    article.delete()

    assert kept == [("Li Na", None, None), ("", None, None)]
    assert not Comment.objects.exists()
