"""Two people have the same article open: the second to save sees both texts, and loses nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.news import workflow
from apps.news.choices import Action, State
from apps.news.models import Article
from apps.news.texts import Text
from tests import factories as make
from tests.desk import filled, page, said
from tests.news.admin.people import LOOKING, make_staff, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(client):
    writer = make_writer()
    client.force_login(writer)
    return writer


def opened(client, article):
    return filled(client.get(page("news_article_change", article.pk))) | {"_save": "1"}


def send(client, article, form, **changes):
    return client.post(page("news_article_change", article.pk), form | changes)


def texts(article):
    return list(article.revisions.order_by("number").values_list("title", flat=True))


def save_theirs(article, title="Theirs"):
    other = make.make_user(first_name="Na", last_name="Li")
    return workflow.revise(article, by=other, text=Text(title), at=make.NOON)


def make_conflict(client, **changes):
    """An article with a text kept beside the latest, and what the second to save is answered."""
    article = make.make_draft("A line opens")
    form = opened(client, article)
    save_theirs(article)
    response = send(client, article, form, **{"title": "Mine"} | changes)
    article.refresh_from_db()
    return article, response


# --- What is saved second ------------------------------------------------------------------------


def test_both_texts_are_kept_and_the_first_saved_stays_the_latest(client, writer):
    article, _response = make_conflict(client)

    assert texts(article) == ["A line opens", "Theirs", "Mine"]
    assert article.latest.title == "Theirs"


def test_what_happened_is_in_the_log(client, writer):
    article, _response = make_conflict(client)

    move = article.transitions.get(action=Action.CONFLICTED)
    assert (move.by, move.revision.title) == (writer, "Mine")


def test_the_second_is_shown_both_texts_and_what_differs(client, writer):
    article, response = make_conflict(client)

    shown = client.get(response.url)

    assert response.url == page("news_article_conflict", article.pk, 3)
    content = shown.content.decode()
    for words in ["Theirs", "Mine", "Na Li", "2024-09-11 12:00", "Text 3, yours", "<del>", "<ins>"]:
        assert words in content


def test_what_was_signed_stays_signed(client, writer):
    make.make_stage()
    article = make.make_draft("A line opens")
    form = opened(client, article)
    save_theirs(article)
    workflow.submit(Article.objects.get(pk=article.pk), by=writer)

    send(client, article, form, title="Mine")

    article.refresh_from_db()
    assert (article.state, article.latest.title) == (State.IN_REVIEW, "Theirs")


def test_a_form_that_was_sent_twice_is_no_conflict(client, writer):
    article = make.make_draft("A line opens")
    form = opened(client, article) | {"title": "Mine"}

    answers = [send(client, article, form) for _time in range(2)]

    assert texts(article) == ["A line opens", "Mine"]
    assert {answer.url for answer in answers} == {page("news_article_changelist")}


def test_a_conflict_that_was_sent_twice_is_kept_once(client, writer):
    article = make.make_draft("A line opens")
    form = opened(client, article) | {"title": "Mine"}
    save_theirs(article)

    answers = [send(client, article, form) for _time in range(2)]

    assert texts(article) == ["A line opens", "Theirs", "Mine"]
    assert {answer.url for answer in answers} == {page("news_article_conflict", article.pk, 3)}


def test_whoever_changed_nothing_has_nothing_to_keep(client, writer):
    article = make.make_draft("A line opens")
    form = opened(client, article)
    save_theirs(article)

    response = send(client, article, form)

    assert texts(article) == ["A line opens", "Theirs"]
    assert response.url == page("news_article_changelist")


def test_the_same_correction_of_both_is_no_conflict(client, writer):
    article = make.make_draft("A line opens")
    form = opened(client, article)
    save_theirs(article, "Two lines open")

    send(client, article, form, title="Two lines open")

    assert texts(article) == ["A line opens", "Two lines open"]


def test_an_invalid_text_comes_back_as_typed_and_is_kept_once_it_is_right(client, writer):
    article = make.make_draft("A line opens")
    form = opened(client, article)
    save_theirs(article)

    response = send(client, article, form, title="", body="<p>Mine</p>")
    again = send(client, article, filled(response) | {"title": "Mine", "_save": "1"})

    assert said(response) == ["This field is required."]
    assert again.url == page("news_article_conflict", article.pk, 3)
    assert article.revisions.get(number=3).body == "<p>Mine</p>"


@pytest.mark.parametrize("forged", ["", "0", "-1", "x", "9" * 30, "theirs"])
def test_a_form_that_does_not_say_what_it_was_opened_on_is_asked_to_look_first(
    client, writer, forged
):
    article, other = make.make_draft("A line opens"), make.make_draft()
    form = opened(client, article) | {"title": "Mine"}
    forged = other.latest_id if forged == "theirs" else forged

    response = send(client, article, form | {"opened_on": forged})
    before = texts(article)
    send(client, article, filled(response) | {"_save": "1"})

    assert any("does not say from which text" in message for message in said(response))
    assert (before, texts(article)) == (["A line opens"], ["A line opens", "Mine"])


# --- What stands beside the text -----------------------------------------------------------------


def test_a_category_that_somebody_else_changed_stays_and_is_told(client, writer):
    article = make.make_draft()
    form = opened(client, article)
    theirs, mine = make.make_category("theirs"), make.make_category("mine")
    Article.objects.filter(pk=article.pk).update(category=theirs)

    response = send(client, article, form, title="Mine", category=mine.pk)

    article.refresh_from_db()
    assert (article.category, article.latest.title) == (theirs, "Mine")
    [told] = [str(m) for m in client.get(response.url).context["messages"] if "theirs" in str(m)]
    assert "Category: “Mine”" in told


def test_a_stale_form_takes_back_no_address_it_did_not_change(client, writer):
    article = make.make_draft(slug="a-line-opens")
    form = opened(client, article)
    Article.objects.filter(pk=article.pk).update(slug="two-lines-open")

    send(client, article, form, title="Mine")

    article.refresh_from_db()
    assert (article.slug, article.latest.title) == ("two-lines-open", "Mine")


def test_a_form_changes_nothing_by_a_forged_account_of_what_it_showed(client, writer):
    article, category = make.make_draft(), make.make_category()
    form = opened(client, article)

    send(client, article, form | {"category": category.pk, "initial-category": category.pk})

    article.refresh_from_db()
    assert article.category != category


@pytest.fixture
def alias(writer):
    return make.make_alias(name="The tower")


def names(alias):
    return sorted(alias.article.aliases.values_list("name", flat=True))


def test_a_short_name_that_somebody_else_changed_is_not_changed_back(client, alias):
    form = opened(client, alias.article)
    type(alias).objects.update(name="Theirs")

    send(client, alias.article, form, title="Mine")

    assert names(alias) == ["Theirs"]


def test_a_short_name_that_both_changed_stays_and_is_told(client, alias):
    form = opened(client, alias.article)
    type(alias).objects.update(name="Theirs")

    response = send(client, alias.article, form | {"aliases-0-name": "Mine"}, title="Mine")

    assert names(alias) == ["Theirs"]
    assert "“Mine”" in client.get(response.url).content.decode()


def test_a_short_name_that_somebody_else_deleted_keeps_no_text_from_being_saved(client, alias):
    form = opened(client, alias.article)
    alias.delete()

    send(client, alias.article, form, title="Mine")

    assert (texts(alias.article)[-1], names(alias)) == ("Mine", [])


def test_a_short_name_that_somebody_else_changed_is_not_deleted(client, alias):
    form = opened(client, alias.article)
    type(alias).objects.update(name="Theirs")

    send(client, alias.article, form | {"aliases-0-DELETE": "on"}, title="Mine")

    assert names(alias) == ["Theirs"]


def test_a_new_short_name_that_was_sent_twice_is_kept_once(client, alias):
    rows = {"aliases-TOTAL_FORMS": 2, "aliases-1-name": "The line"}
    rows["aliases-1-organisation"] = make.make_organisation().pk
    form = opened(client, alias.article) | rows

    answers = [send(client, alias.article, form, title="Mine") for _time in range(2)]

    assert names(alias) == ["The line", "The tower"]
    assert {answer.status_code for answer in answers} == {302}


# --- What may be done next -----------------------------------------------------------------------


def test_mine_is_made_the_next_text(client, writer):
    article, response = make_conflict(client)

    client.get(response.url)
    client.post(page("news_article_restore", article.pk, 3), {"revision": article.latest_id})

    article.refresh_from_db()
    assert (article.latest.title, article.latest.number) == ("Mine", 4)
    assert texts(article) == ["A line opens", "Theirs", "Mine", "Mine"]


def test_theirs_is_written_on_with_mine_beside_it(client, writer):
    article, _response = make_conflict(client, body="<p>Only mine</p>")

    shown = client.get(page("news_article_change", article.pk), {"beside": "3"})

    assert filled(shown)["title"] == "Theirs"
    assert "Only mine" in shown.content.decode()


@pytest.mark.parametrize("number", ["", "x", "99", "9" * 30, "²"])
def test_a_text_that_is_not_there_stands_beside_nothing(client, writer, number):
    article = make.make_draft()

    shown = client.get(page("news_article_change", article.pk), {"beside": number})

    assert (shown.status_code, "beside_reading" in shown.context) == (200, False)


def test_the_form_points_to_what_is_kept_beside_until_somebody_saves_again(client, writer):
    article, _response = make_conflict(client)
    address = page("news_article_conflict", article.pk, 3)

    before = client.get(page("news_article_change", article.pk)).content.decode()
    send(client, article, opened(client, article), title="Both")
    after = client.get(page("news_article_change", article.pk)).content.decode()

    assert (address in before, address in after) == (True, False)


def test_the_latest_text_is_in_conflict_with_nothing(client, writer):
    article = make.make_draft()

    response = client.get(page("news_article_conflict", article.pk, 1))

    assert response.url == page("news_article_change", article.pk)


def test_whoever_may_only_look_sees_both_and_is_offered_nothing(client, writer):
    article, _response = make_conflict(client)
    client.force_login(make_staff(*LOOKING))

    shown = client.get(page("news_article_conflict", article.pk, 3))

    assert (shown.status_code, shown.context["may_write"]) == (200, False)
    assert page("news_article_restore", article.pk, 3) not in shown.content.decode()


@pytest.mark.parametrize("number", [2, 10**18, 10**30])
def test_a_text_of_another_article_is_not_shown(client, writer, number):
    article, other = make.make_draft(), make.make_draft()
    save_theirs(other)

    response = client.get(page("news_article_conflict", article.pk, number))

    assert response.status_code == 404


def test_a_confidential_conflict_is_for_whom_it_names(client, writer):
    article, _response = make_conflict(client)
    workflow.confide(article, [], by=make.make_user())

    assert client.get(page("news_article_conflict", article.pk, 3)).status_code == 404


def test_both_texts_take_as_many_queries_however_much_they_are_about(client, writer):
    def queries(size):
        article, response = make_conflict(client)
        for revision in article.revisions.all():
            revision.people.set([make.make_person() for _each in range(size)])
        with CaptureQueriesContext(connection) as found:
            client.get(response.url)
        return len(found)

    queries(1)  # the first page of a process also learns its content types

    assert queries(1) == queries(3)
