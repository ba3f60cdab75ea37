"""What search keeps of stories: the words of what is live, and of nothing else."""

import pytest
from django.core.management import call_command
from django.db import connection

from apps.news import workflow
from apps.news.models import Article, StoryWords
from apps.news.search.index import MOST_PLACES, index_fields
from apps.news.search.query import Query
from apps.news.texts import Text
from apps.org.models import ContentVersion
from tests import factories as make

pytestmark = pytest.mark.django_db


def found(text):
    """The titles of the stories that match, straight from the index, public or not."""
    query = Query.read(text)
    return [one.latest.title for one in Article.objects.matching(query).best_first(query)]


def test_a_draft_has_no_words():
    make.make_draft("A line opens")

    assert not StoryWords.objects.exists()
    assert found("line") == []


def test_publishing_writes_the_words_of_the_text():
    body = "<p>By <em>train</em>.</p><ul><li>One</li><li>Two</li></ul>"
    make.make_article("A line opens", summary="In Suzhou.", dateline="Shanghai", body=body)

    words = StoryWords.objects.get()

    assert words.title_words == "a line open"
    assert words.text_words == "_ in suzhou _ by train _ one _ two _ shanghai"


def test_a_newer_text_that_nobody_published_is_not_found():
    article = make.make_article("A line opens")
    workflow.revise(article, by=make.make_user(), text=Text(title="Zanzibar"))

    assert found("zanzibar") == []
    assert len(found("line")) == 1


def test_the_words_follow_the_live_text():
    article = make.make_article("A line opens")
    workflow.revise(article, by=make.make_user(), text=Text(title="A line closes"))
    boss = make.make_superuser("boss")
    workflow.publish(article, by=boss, override_reason="Made for a test")

    assert found("opens") == []
    assert found("closes") == ["A line closes"]


def test_a_withdrawn_story_leaves_at_once():
    article = make.make_article("A line opens")

    workflow.withdraw(article, by=make.make_superuser("boss"), reason="A wrong date.")

    assert found("line") == []
    assert not StoryWords.objects.exists()


def test_a_deleted_row_leaves_the_index_of_the_database():
    make.make_article("A line opens")

    StoryWords.objects.all().delete()

    assert found("line") == []


def test_the_command_writes_all_words_anew_and_may_be_repeated(capsys):
    make.make_article("A line opens")
    other = make.make_article("A bridge opens")
    StoryWords.objects.filter(article=other).delete()
    StoryWords.objects.update(title_words="stale")

    call_command("index_stories")
    call_command("index_stories")

    line = "Stories indexed: 2; dropped, as they are not live: 0.\n"
    assert capsys.readouterr().out == line * 2
    assert found("opens") == ["A bridge opens", "A line opens"]
    assert found("stale") == []


def test_no_number_kept_before_the_command_is_shown_after_it():
    make.make_article("A line opens")
    before = ContentVersion.current()

    call_command("index_stories", verbosity=0)

    assert ContentVersion.current() > before


def test_the_command_drops_what_is_not_live(capsys):
    draft = make.make_draft("Zanzibar")
    StoryWords.objects.create(article=draft, title_words="zanzibar")

    call_command("index_stories")

    assert capsys.readouterr().out == "Stories indexed: 0; dropped, as they are not live: 1.\n"
    assert found("zanzibar") == []


def test_the_command_keeps_the_number_of_queries_of_a_batch(django_assert_max_num_queries):
    for number in range(5):
        make.make_article(f"Story {number}")

    with django_assert_max_num_queries(10):
        call_command("index_stories", verbosity=0)


def test_a_word_that_is_everywhere_keeps_the_places_a_database_can_count():
    make.make_article("A line opens", body=f"<p>{'word ' * 400}the end of the line</p>")

    assert StoryWords.objects.get().text_words.split().count("word") == MOST_PLACES
    assert found('"end of the line"') == ["A line opens"]


def test_the_longest_text_is_kept_as_far_as_a_database_can_hold_it():
    long = " ".join(f"{number:040}" for number in range(24_000))
    make.make_article("A line opens", body=f"<p>first {long[:900_000]} last</p>")
    make.make_article("一行", body=f"<p>{'卡斯柯信号' * 100_000}</p>")

    assert found("first") == ["A line opens"]
    assert found("last") == []
    assert found("信号") == ["一行"]


def test_words_keep_their_places_up_to_the_last_that_is_kept():
    class Revision:
        title, summary, dateline = "A line", "", ""
        body = "<p>" + " ".join(f"w{number}" for number in range(20_000)) + "</p>"

    fields = index_fields(Revision)

    assert len(f"{fields['title_words']} {fields['text_words']}".split()) == 16_000


def test_stale_triggers_would_be_noticed():
    """The index of the database has a row for each story, whatever became of the tables."""
    make.make_article("A line opens")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO news_story_index (news_story_index, rank)"
                " VALUES ('integrity-check', 1)"
            )

    assert found("line") == ["A line opens"]
