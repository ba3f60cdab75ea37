"""An article is written: every save is the next text, by the workflow."""

import pytest

from apps.news.choices import ChangeKind, State
from apps.news.models import Article
from apps.org.models import ContentVersion
from tests import factories as make
from tests.desk import filled, page, said, submit
from tests.news.admin.people import make_writer

pytestmark = pytest.mark.django_db

ADD = "/admin/news/article/add/"


@pytest.fixture
def writer(client):
    writer = make_writer()
    client.force_login(writer)
    return writer


def change(article):
    return page("news_article_change", article.pk)


def test_a_new_article_is_a_draft_with_its_first_text_and_its_relations(client, writer):
    person, picture = make.make_person(), make.make_picture()

    submit(
        client,
        ADD,
        language="en",
        slug="a-line-opens",
        category=make.make_category().pk,
        title="A line\n opens",
        body="<p onclick='x()'>Text</p>",
        lead_picture=picture.pk,
        people=[person.pk],
    )

    article = Article.objects.get()
    text = article.latest
    assert (article.state, article.live, text.author) == (State.DRAFT, None, writer)
    assert (text.title, text.body, text.lead_picture) == ("A line opens", "<p>Text</p>", picture)
    assert list(article.latest.people.all()) == [person]


def test_saving_another_text_makes_the_next_revision(client, writer):
    article = make.make_draft(body="<p>One</p>")

    submit(client, change(article), body="<p>Two</p>")

    texts = article.revisions.order_by("number").values_list("number", "body", "author")
    assert list(texts) == [
        (1, "<p>One</p>", article.latest.author_id),
        (2, "<p>Two</p>", writer.pk),
    ]


def test_saving_the_same_text_makes_none_even_with_the_line_ends_of_a_browser(client, writer):
    article = make.make_draft(summary="One\nTwo", body="<p>One</p>\n<p>Two</p>")

    submit(client, change(article), summary="One\r\nTwo", body="<p>One</p>\r\n<p>Two</p>")

    assert article.revisions.count() == 1


def test_a_live_correction_saved_untouched_makes_no_new_text(client, writer):
    article = make.make_article(change_kind=ChangeKind.CORRECTION, change_note="The date.")

    submit(client, change(article))

    article.refresh_from_db()
    assert (article.state, article.revisions.count()) == (State.PUBLISHED, 1)


def test_what_the_public_reads_stays_while_the_next_text_is_written(client, writer):
    article = make.make_article("A line opens")

    submit(client, change(article), title="Two lines open")
    shown = client.get(change(article)).content.decode()

    article.refresh_from_db()
    assert (article.live.title, article.latest.title) == ("A line opens", "Two lines open")
    assert "you are editing the next one" in shown


def test_a_correction_of_a_live_text_needs_its_note(client, writer):
    article = make.make_article()

    response = submit(client, change(article), title="Two", change_kind=ChangeKind.CORRECTION)

    assert said(response) == ["Tell readers what has changed."]
    assert article.revisions.count() == 1


def test_a_title_is_asked_for(client, writer):
    article = make.make_draft()

    response = submit(client, change(article), title=" ")

    assert said(response) == ["This field is required."]


def test_a_taken_address_is_said_politely(client, writer):
    article = make.make_draft(slug="a-line-opens")

    response = submit(
        client, ADD, language="en", slug="a-line-opens", category=article.category_id, title="Two"
    )

    assert said(response) == ["This address is taken."]


def test_another_version_begins_with_what_the_story_has(client, writer):
    person = make.make_person()
    article = make.make_draft(slug="a-line-opens")
    article.latest.people.add(person)

    languages = client.get(change(article)).context["languages"]
    begun = filled(client.get(languages[1]["add_url"]))

    assert (begun["language"], begun["slug"]) == ("zh-hans", "a-line-opens")
    assert (begun["category"], begun["people"]) == (str(article.category_id), [str(person.pk)])


def test_what_a_story_is_about_is_part_of_its_next_text(client, writer):
    article, person = make.make_article(), make.make_person()
    before = ContentVersion.current()

    submit(client, change(article), people=[person.pk])

    article.refresh_from_db()
    assert (list(article.live.people.all()), list(article.latest.people.all())) == ([], [person])
    assert article.state == "draft"
    assert ContentVersion.current() == before


def test_another_short_name_is_kept_with_the_article(client, writer):
    article, organisation = make.make_article(), make.make_organisation()

    submit(
        client,
        change(article),
        **{
            "aliases-TOTAL_FORMS": 1,
            "aliases-0-organisation": organisation.pk,
            "aliases-0-name": "The tower",
        },
    )

    assert article.aliases.get().name == "The tower"


def test_a_live_story_moves_to_no_category_with_another_review(client, writer):
    article, category = make.make_article(), make.make_category("notices")
    make.make_stage()
    own = make.make_stage(category=category)

    response = submit(client, change(article), category=category.pk)

    assert said(response) == [
        f"“{category}” has another review, which the live text has not passed."
    ]
    own.delete()
    assert submit(client, change(article), category=category.pk).status_code == 302


def test_the_same_short_name_twice_is_said_politely(client, writer):
    alias = make.make_alias(name="The tower")
    other = make.make_organisation()

    response = submit(
        client,
        change(alias.article),
        **{
            "aliases-TOTAL_FORMS": 2,
            "aliases-1-organisation": other.pk,
            "aliases-1-name": "The tower",
        },
    )

    assert alias.article.aliases.count() == 1
    assert any("name" in message for message in said(response))
