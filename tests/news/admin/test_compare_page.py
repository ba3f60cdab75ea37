"""Two texts of an article on one page."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.news import workflow
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page
from tests.news.admin.people import LOOKING, make_staff, make_writer
from tests.news.conftest import fresh, sign

pytestmark = pytest.mark.django_db


@pytest.fixture
def looking(client):
    user = make_staff(*LOOKING)
    client.force_login(user)
    return user


def make_texts(*titles):
    article = make.make_draft(titles[0], body="<p>Words</p>")
    for title in titles[1:]:
        change(article, title=title)
    return fresh(article)


def change(article, by=None, **text):
    article.refresh_from_db()
    return workflow.revise(article, by=by, text=replace(Text.of(article.latest), **text))


def compared(client, article, **query):
    """The numbers of the two texts, and what the page says of the choice."""
    context = client.get(page("news_article_compare", article.pk), query).context
    return context["before"].number, context["after"].number, context["hints"]


def test_the_live_text_is_held_against_the_latest(client, looking):
    article = make.make_article("One")
    change(article, title="Two")
    change(article, title="Three")

    assert compared(client, article) == (1, 3, [])


def test_without_a_live_text_it_is_the_two_newest(client, looking):
    assert compared(client, make_texts("One", "Two", "Three")) == (2, 3, [])


def test_any_two_can_be_chosen(client, looking):
    article = make_texts("One", "Two", "Three")

    assert compared(client, article, **{"from": "1", "to": "2"}) == (1, 2, [])


def test_one_that_is_chosen_alone_is_held_against_the_one_before(client, looking):
    assert compared(client, make_texts("One", "Two", "Three"), to="2") == (1, 2, [])


def test_two_in_the_wrong_order_are_put_right(client, looking):
    article = make_texts("One", "Two", "Three")

    assert compared(client, article, **{"from": "3", "to": "1"}) == (
        1, 3, ["The older text stands first."],
    )  # fmt: skip


@pytest.mark.parametrize("number", ["9", "0", "-1", "two", "²", "9" * 40, "<script>"])
def test_a_text_that_is_not_there_is_said_politely(client, looking, number):
    article = make_texts("One", "Two")

    found = compared(client, article, **{"from": number, "to": "2"})

    assert found == (1, 2, [f"There is no text “{number[:20]}” of this article."])


def test_a_text_of_another_article_is_not_one_of_this(client, looking):
    make_texts("Secret", "Secret 2", "Secret 3")

    assert compared(client, make_texts("One", "Two"), to="3")[:2] == (1, 2)


def test_the_same_text_twice_is_said_politely(client, looking):
    article = make_texts("One", "Two")
    query = {"from": "2", "to": "2"}

    shown = client.get(page("news_article_compare", article.pk), query).content.decode()

    assert "Choose two different texts." in shown


def test_an_article_with_one_text_has_nothing_to_compare(client, looking):
    shown = client.get(page("news_article_compare", make_texts("One").pk)).content.decode()

    assert "There is only one text yet" in shown


def test_markup_in_either_text_is_shown_as_typed(client, looking):
    article = make_texts("<script>alert(1)</script>", "<img src=x onerror=alert(2)>")
    change(
        article, summary="<b>", dateline="<i>", body="<p>&lt;script&gt;alert(3)&lt;/script&gt;</p>"
    )

    shown = client.get(page("news_article_compare", article.pk), {"from": 1}).content.decode()

    assert "&lt;" in shown
    assert not [tag for tag in ("<script>alert", "<img src=x", "<b></", "<i></") if tag in shown]


def test_what_was_added_and_removed_is_said_and_not_only_coloured(client, looking):
    article = make_texts("The first line", "The second line")

    shown = client.get(page("news_article_compare", article.pk)).content.decode()

    assert '<del><span class="visually-hidden">removed: </span>first' in shown
    assert '<ins><span class="visually-hidden">added: </span>second' in shown


def test_what_is_unchanged_for_long_is_shown_when_asked_for(client, looking):
    article = make.make_draft(body="".join(f"<p>Paragraph {number}</p>" for number in range(9)))
    change(article, title="Another title")
    address = page("news_article_compare", article.pk)
    change(article, body=article.latest.body + "<p>New</p>")

    folded = client.get(address).content.decode()
    in_full = client.get(address, {"all": "1"}).content.decode()

    assert ("8 unchanged passages" in folded, "Paragraph 4" in folded) == (True, False)
    assert ("unchanged passages" in in_full, "Paragraph 4" in in_full) == (False, True)


def test_it_takes_the_same_number_of_queries_with_one_and_three(client, looking):
    def count(size):
        article = make.make_draft()
        people = {make.make_person() for _number in range(size)}
        pictures = [make.make_picture() for _number in range(size)]
        body = "".join(f'<figure data-picture="{each.pk}"></figure>' for each in pictures)
        change(article, people=people, lead_picture=pictures[0], body=body,
               departments={make.make_department() for _number in range(size)},
               agreements={make.make_agreement() for _number in range(size)})  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            client.get(page("news_article_compare", article.pk))
        return len(queries)

    count(1)

    assert count(1) == count(3)


def test_a_reviewer_is_led_to_what_changed_since_they_signed(client, chain):
    stage, reviewer = chain[0]
    article = make_texts("One", "Two")
    workflow.submit(article, by=article.latest.author)
    sign(article, [(stage, reviewer)])
    change(article, title="Three")
    change(article, title="Four")
    reviewer.user_permissions.set(make_staff(*LOOKING).user_permissions.all())
    client.force_login(reviewer)

    bases = client.get(page("news_article_change", article.pk)).context["bases"]

    assert bases == [
        ("What changed since the text you signed", 2),
        ("Compare with the text before", 3),
    ]


def test_the_form_leads_to_what_changed_against_the_live_text(client):
    client.force_login(make_writer())
    article = make.make_article()
    change(article, title="Two")
    change(article, title="Three")

    bases = client.get(page("news_article_change", article.pk)).context["bases"]

    assert bases == [("Compare with the live text", 1), ("Compare with the text before", 2)]


def test_a_confidential_article_is_compared_by_those_it_names(client, looking):
    article = make_texts("One", "Two")
    workflow.confide(article, [], by=make.make_superuser())

    assert client.get(page("news_article_compare", article.pk)).status_code == 404


def test_it_is_for_those_who_may_see_articles(client):
    client.force_login(make.make_user())

    assert client.get(page("news_article_compare", make_texts("One").pk)).status_code == 403
