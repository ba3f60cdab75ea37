"""What is typed into the article form is kept before it is saved, and offered again."""

import pytest
from django.test import Client

from apps.news import workflow
from apps.news.choices import State
from apps.news.models import Article, WorkingCopy
from apps.news.texts import Text
from tests import factories as make
from tests.desk import filled, page, said
from tests.news.admin.people import LOOKING, WRITING, make_staff, make_writer

pytestmark = pytest.mark.django_db

PAGE, OTHER_PAGE = "PageOne", "PageTwo"
ADD = "/admin/news/article/add/"


@pytest.fixture
def writer(client):
    writer = make_writer()
    client.force_login(writer)
    return writer


@pytest.fixture
def article(writer):
    return make.make_draft("A line opens", body="<p>One</p>")


def form_of(article):
    return page("news_article_change", article.pk) if article else ADD


def keep_url(article):
    return page("news_article_keep", article.pk) if article else page("news_article_new_keep")


def send(client, article, typed, **about):
    """What the page of an article sends after typing; of no article, that of a new one."""
    about = {"doing": "typing", "is_typed": "1", "page": PAGE} | about
    about.setdefault("writer", client.session["_auth_user_id"])
    return client.post(keep_url(article), typed | about)


def type_in(client, article, **typed):
    """Open the form, type, and do not save."""
    form = filled(client.get(form_of(article)))
    return send(client, article, form | typed)


def offered(client, article):
    return client.get(form_of(article)).context["writing"]["offered"]


# --- Keeping -------------------------------------------------------------------------------------


def test_what_is_typed_is_kept_and_makes_no_text(client, writer, article):
    answer = type_in(client, article, title="Two lines open").json()

    copy = WorkingCopy.objects.get()
    assert (copy.user, copy.article, copy.based_on) == (writer, article, article.latest)
    assert copy.fields["title"] == ["Two lines open"]
    assert answer["said"].startswith("Kept as a working copy ")
    assert article.revisions.count() == 1


def test_what_is_typed_next_takes_its_place(client, article):
    for title in ["Two", "Three"]:
        type_in(client, article, title=title)

    assert [copy.fields["title"] for copy in WorkingCopy.objects.all()] == [["Three"]]


def test_each_person_has_their_own(client, article):
    type_in(client, article, title="Mine")
    other = Client()
    other.force_login(make_writer())

    type_in(other, article, title="Theirs")

    titles = {copy.user_id: copy.fields["title"] for copy in WorkingCopy.objects.all()}
    assert sorted(titles.values()) == [["Mine"], ["Theirs"]]
    assert offered(client, article).fields["title"] == ["Mine"]


def test_only_what_belongs_to_the_form_is_kept(client, article):
    forged = {"csrfmiddlewaretoken": "secret", "state": "published", "_save": "1", "author": "1"}

    type_in(client, article, **forged)

    assert set(WorkingCopy.objects.get().fields) & set(forged) == set()


def test_what_no_database_holds_is_left_out(client, article):
    response = type_in(client, article, **{"title": "A\0B\ud7ff", "aliases-\0": "x"})

    assert response.status_code == 200
    assert WorkingCopy.objects.get().fields["title"] == ["AB\ud7ff"]


def test_typing_that_was_taken_back_leaves_nothing(client, article):
    type_in(client, article, title="Two")

    send(client, article, {}, is_typed="")

    assert WorkingCopy.objects.kept().count() == 0
    assert offered(client, article) is None


def test_another_window_does_not_write_over_it(client, article):
    type_in(client, article, title="In the first window")

    answer = send(client, article, {"title": "In the second"}, page=OTHER_PAGE)

    assert answer.status_code == 409
    assert answer.json()["said"].startswith("Not kept: something you typed earlier")
    assert WorkingCopy.objects.get().fields["title"] == ["In the first window"]


def test_what_one_types_is_not_kept_for_another_who_logged_in_meanwhile(client, article):
    answer = send(client, article, {"title": "Mine"}, writer=make_writer().pk)

    assert (answer.status_code, WorkingCopy.objects.count()) == (409, 0)


@pytest.mark.parametrize("forged", ["", "<b>", "a" * 33, "é"])
def test_a_page_without_a_name_of_ours_keeps_nothing(client, article, forged):
    answer = send(client, article, {"title": "Mine"}, page=forged)

    assert (answer.status_code, WorkingCopy.objects.count()) == (409, 0)


@pytest.mark.parametrize("forged", ["", "x", "9" * 40, "theirs"])
def test_a_copy_is_based_on_a_text_of_its_own_article_alone(client, article, forged):
    forged = make.make_draft().latest_id if forged == "theirs" else forged

    send(client, article, {"title": "Mine", "opened_on": forged})

    assert WorkingCopy.objects.get().based_on is None


def test_more_than_the_server_takes_is_refused(client, article, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = send(client, article, {"title": "Mine", "body": "a" * 2000})

    assert (answer.status_code, WorkingCopy.objects.count()) == (400, 0)


# --- Who may -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["keep", "discard", "new_keep", "new_discard"])
def test_nothing_is_changed_by_looking_nor_without_the_token_of_the_page(name):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_writer())
    article = make.make_draft()
    url = page(f"news_article_{name}", *([] if "new" in name else [article.pk]))

    assert client.get(url).status_code == 405
    assert client.post(url, {"doing": "typing"}).status_code == 403


def test_whoever_may_only_look_keeps_nothing(client, article):
    client.force_login(make_staff(*LOOKING))

    answers = [send(client, article, {"title": "X"}), send(client, None, {"title": "X"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert client.get(page("news_article_copy", article.pk)).status_code == 403


def test_a_scheduled_article_is_for_who_may_publish(client, article):
    Article.objects.filter(pk=article.pk).update(state=State.SCHEDULED, publish_at=make.NOON)

    refused = send(client, article, {"title": "X"})
    client.force_login(make_staff(*WRITING, "publish_article"))
    taken = send(client, article, {"title": "X"})

    assert (refused.status_code, taken.status_code) == (403, 200)


def test_a_confidential_article_is_not_there_for_others(client, article):
    workflow.confide(article, [], by=make.make_user())

    answers = [
        send(client, article, {"title": "X"}),
        client.post(page("news_article_discard", article.pk)),
        client.get(page("news_article_copy", article.pk)),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_nobody_sees_or_discards_the_copy_of_another(client, article):
    type_in(client, article, title="Mine")
    client.force_login(make_writer())

    client.post(page("news_article_discard", article.pk), {"page": PAGE})
    shown = client.get(page("news_article_change", article.pk), {"copy": "1"})

    assert client.get(page("news_article_copy", article.pk)).status_code == 404
    assert filled(shown)["title"] == "A line opens"
    assert WorkingCopy.objects.count() == 1


# --- Offered again -------------------------------------------------------------------------------


def test_what_was_not_saved_is_offered_and_fills_the_form(client, article):
    person, organisation = make.make_person(), make.make_organisation()
    typed = {"title": "Two\nlines", "body": "<p>Two</p>", "people": [person.pk],
             "dated_on": "2024-13-45", "slug": "typed"}  # fmt: skip
    rows = {"aliases-TOTAL_FORMS": 1, "aliases-0-organisation": organisation.pk,
            "aliases-0-name": "The line"}  # fmt: skip
    type_in(client, article, **typed, **rows)

    is_offered = offered(client, article)
    shown = client.get(form_of(article), {"copy": "1"})
    form = filled(shown)

    assert is_offered
    assert {name: form[name] for name in typed} == typed | {"people": [str(person.pk)]}
    assert form["aliases-0-name"] == "The line"
    assert form["opened_on"] == article.latest_id
    assert f'name="initial-slug" value="{article.slug}"' in shown.content.decode()


def test_going_on_with_it_and_saving_makes_the_next_text_and_ends_the_copy(client, article):
    type_in(client, article, title="Two lines open")
    shown = client.get(form_of(article), {"copy": "1"})
    form = filled(shown) | {"page": shown.context["writing"]["page"], "_save": "1"}

    client.post(form_of(article), form)

    article.refresh_from_db()
    assert (article.latest.title, WorkingCopy.objects.count()) == ("Two lines open", 0)


def test_another_page_saved_leaves_what_was_not_saved(client, article):
    type_in(client, article, title="Not saved")
    form = filled(client.get(form_of(article))) | {"title": "Saved", "page": OTHER_PAGE}

    client.post(form_of(article), form | {"_save": "1"})

    assert offered(client, article).fields["title"] == ["Not saved"]


def test_a_page_that_could_not_be_saved_goes_on_as_the_same_page(client, article):
    type_in(client, article, title="Mine")
    form = filled(client.get(form_of(article))) | {"title": "", "page": PAGE, "_save": "1"}

    writing = client.post(form_of(article), form).context["writing"]

    assert (writing["page"], writing["offered"], writing["is_typed"]) == (PAGE, None, True)


def test_a_copy_that_arrives_after_its_text_was_saved_is_not_offered(client, article):
    alias = make.make_alias(article)
    form = filled(client.get(form_of(article))) | {"title": "Two"}
    client.post(form_of(article), form | {"_save": "1", "page": PAGE})

    send(client, article, form)

    assert offered(client, article) is None
    send(client, article, form | {"aliases-0-name": f"{alias.name}!"})
    assert offered(client, article)


def test_what_is_based_on_an_older_text_says_so_and_is_kept_beside(client, article):
    type_in(client, article, title="Mine")
    workflow.revise(article, by=make.make_user(), text=Text("Theirs"))

    shown = client.get(form_of(article), {"copy": "1"})
    saved = client.post(form_of(article), filled(shown) | {"_save": "1"})

    assert "The article has a newer text since." in shown.content.decode()
    assert saved.url == page("news_article_conflict", article.pk, 3)
    assert list(article.revisions.values_list("title", flat=True).order_by("number")) == [
        "A line opens", "Theirs", "Mine",
    ]  # fmt: skip


def test_what_differs_is_shown_even_if_it_can_not_be_saved_yet(client, article):
    type_in(client, article, title="", summary="A summary", body="<p>Two</p>", dated_on="x")

    shown = client.get(page("news_article_copy", article.pk)).content.decode()

    assert "A summary" in shown
    assert "Two" in shown
    article.refresh_from_db()
    assert article.latest.title == "A line opens"


def test_it_is_discarded_on_demand(client, article):
    type_in(client, article, title="Mine")

    response = client.post(page("news_article_discard", article.pk), {"page": PAGE})

    assert (response.url, WorkingCopy.objects.count()) == (form_of(article), 0)


@pytest.mark.parametrize("copied", [False, True])
def test_the_form_opens_as_ever_where_nothing_is_unsaved(client, article, copied):
    shown = client.get(form_of(article), {"copy": "1"} if copied else {})

    assert filled(shown)["title"] == "A line opens"


def test_looking_at_the_form_writes_nothing(client, article):
    client.get(form_of(article))

    assert WorkingCopy.objects.count() == 0


def test_a_forged_copy_breaks_no_page(client, article):
    forged = {"title": "<script>alert(1)</script>", "category": "9" * 40, "language": "xx",
              "lead_picture": "9" * 30, "people": ["x", "9" * 30], "dated_on": "<",
              "aliases-TOTAL_FORMS": "x", "aliases-INITIAL_FORMS": "-1",
              "aliases-0-id": "9" * 30}  # fmt: skip
    send(client, article, forged)

    shown = [
        client.get(form_of(article), {"copy": "1"}),
        client.get(form_of(article)),
        client.get(page("news_article_copy", article.pk)),
    ]

    assert [response.status_code for response in shown] == [200, 200, 200]
    assert "<script>alert" not in "".join(response.content.decode() for response in shown)


# --- A new article -------------------------------------------------------------------------------


def test_a_new_article_is_kept_offered_and_ended_by_saving(client, writer):
    category = make.make_category()
    type_in(client, None, title="A line opens", slug="a-line", language="en", category=category.pk)

    banner = client.get(ADD)
    form = filled(client.get(ADD, {"copy": "1"})) | {"page": PAGE, "_save": "1"}
    response = client.post(ADD, form)

    assert "A line opens" in banner.content.decode()
    assert banner.context["writing"]["offered"]
    assert (response.status_code, Article.objects.get().slug) == (302, "a-line")
    assert WorkingCopy.objects.count() == 0


def test_a_new_article_that_is_refused_is_still_kept(client, writer):
    type_in(client, None, title="A line opens")
    form = filled(client.get(ADD, {"copy": "1"})) | {"page": PAGE, "_save": "1"}

    response = client.post(ADD, form)

    assert "This field is required." in said(response)
    assert WorkingCopy.objects.get().fields["title"] == ["A line opens"]


def test_a_new_article_is_discarded(client, writer):
    type_in(client, None, title="A line opens")

    response = client.post(page("news_article_new_discard"), {"page": PAGE})

    assert (response.url, WorkingCopy.objects.count()) == (ADD, 0)
