"""What readers were told and a newer text tells otherwise."""

from dataclasses import replace
from datetime import date
from time import perf_counter

import pytest

from apps.news.facts import changed_facts
from apps.news.models import Revision
from apps.news.texts import Text
from tests import factories as make

pytestmark = pytest.mark.django_db

ENGLISH = Text(
    title="CASCO and Nova sign a strategic cooperation agreement",
    summary="The agreement was signed in Shanghai on 6 September 2024.",
    body="<p>On 6 September 2024 Mei Xiaobo, President of CASCO, and Li Hong, Chairman of Nova,"
    " signed a strategic cooperation agreement.</p><p>The line opens on 1 December 2025.</p>"
    "<p>Both have worked together since 1996, and opened an office in May 2019.</p>",
)
CHINESE = Text(
    title="卡斯柯与新星公司签署战略合作协议",
    body="<p>2024年9月6日，卡斯柯总裁梅晓波与新星公司董事长李红签署战略合作协议。</p>"
    "<p>线路将于2025年12月1日开通。双方自1996年起合作。</p>",
)


def told(old, **changed):
    """The changes as an editor is told them; `changed` are words of the body by others."""
    body = old.body
    for words, others in changed.pop("words", {}).items():
        assert words in old.body
        body = body.replace(words, others)
    return [str(change) for change in changed_facts(old, replace(old, body=body, **changed))]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"1 December 2025": "2 December 2025"}, "“1 December 2025” is now “2 December 2025”"),
        ({" on 1 December 2025": " soon"}, "“1 December 2025” is gone"),
        ({"since 1996": "since 1997"}, "“since 1996” is now “since 1997”"),
        ({"in May 2019": "in June 2019"}, "“May 2019” is now “June 2019”"),
        ({"Li Hong": "Li Hang"}, "“Li Hong” is now “Li Hang”"),
        ({"President": "Vice President"},
         "“President” of Mei Xiaobo is now “Vice President”"),
        ({"strategic cooperation agreement": "framework agreement"},
         "“strategic cooperation agreement” is now “framework agreement”"),
    ],
)  # fmt: skip
def test_a_changed_fact_is_named(words, sentence):
    assert told(ENGLISH, words=words) == [sentence]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"2025年12月1日": "2025年12月2日"}, "“2025年12月1日” is now “2025年12月2日”"),
        ({"1996年": "1997年"}, "“1996年” is now “1997年”"),
        ({"李红": "李宏"}, "“李红” is now “李宏”"),
        ({"总裁": "副总裁"}, "“总裁” is now “副总裁”"),
        ({"签署战略合作协议": "签署框架协议"}, "“战略合作协议” is now “框架协议”"),
    ],
)
def test_a_changed_fact_is_named_in_chinese(words, sentence):
    assert told(CHINESE, words=words) == [sentence]


def test_swapped_titles_are_changed_though_all_words_are_there():
    body = ENGLISH.body.replace("President", "§").replace("Chairman", "President")
    text = replace(ENGLISH, body=body.replace("§", "Chairman"))

    assert [str(change) for change in changed_facts(ENGLISH, text)] == [
        "“President” of Mei Xiaobo is now “Chairman”",
        "“Chairman” of Li Hong is now “President”",
    ]


def test_swapped_dates_are_changed_though_both_are_there():
    body = ENGLISH.body.replace("6 September 2024", "§").replace("1 December 2025",
                                                                 "6 September 2024")  # fmt: skip
    text = replace(ENGLISH, summary="", body=body.replace("§", "1 December 2025"))

    assert {str(change) for change in changed_facts(replace(ENGLISH, summary=""), text)} == {
        "“6 September 2024” is now “1 December 2025”",
        "“1 December 2025” is now “6 September 2024”",
    }


def test_one_of_two_places_where_a_date_is_printed_counts():
    assert told(ENGLISH, summary=ENGLISH.summary.replace("6 September", "7 September")) == [
        "“6 September 2024” is now “7 September 2024”"
    ]


@pytest.mark.parametrize(
    "words",
    [
        {"On 6 September 2024": "On September 6, 2024"},
        {"Mei Xiaobo, President of CASCO": "CASCO President Mei Xiaobo"},
        {"signed a strategic": "have signed a far-reaching strategic"},
        {"strategic cooperation agreement": "agreement on strategic cooperation"},
        {"<p>The line": "<p>On 3 July 2025 Wang Wei, Mayor of Wuxi, visited. The line"},
        {"President of CASCO": "President and Chief Engineer of CASCO"},
    ],
)
def test_other_words_around_facts_and_new_facts_are_no_change(words):
    assert told(ENGLISH, words=words) == []


def test_the_same_people_in_another_order_are_no_change():
    text = Text("A visit", body="<p>Li Hong and Mei Xiaobo, mayors of Wuxi, visited us.</p>")
    other = replace(text, body="<p>Mei Xiaobo and Li Hong, mayors of Wuxi, visited us.</p>")

    assert changed_facts(text, other) == []


def test_the_address_behind_a_link_is_no_date():
    text = Text("A line", body='<p>See <a href="https://n.example/2024-09-06/">this</a>.</p>')

    assert changed_facts(text, replace(text, body="<p>See this.</p>")) == []


def test_a_person_the_text_is_about_is_known_by_the_register_where_reading_finds_nobody():
    person = make.make_person("Ada Byron", name_zh_hans="艾达")
    text = Text("A line", body="<p>The line is fast, thanks to Ada Byron.</p>", people=[person])

    changes = changed_facts(text, replace(text, body="<p>The line is fast, thanks to Bo.</p>"))

    assert [str(change) for change in changes] == ["“Ada Byron” is gone"]


def test_what_a_text_is_no_longer_about_is_a_change_and_what_it_is_about_besides_is_none():
    agreement = make.make_agreement(title_en="The Nova agreement")
    text = Text("A line", agreements=[agreement])
    more = replace(text, occasions=[make.make_occasion()], people=[make.make_person()])

    assert changed_facts(text, more) == []
    assert [str(change) for change in changed_facts(text, replace(text, agreements=[]))] == [
        "“The Nova agreement” is no longer linked"
    ]


def test_the_day_of_a_release_is_the_day_readers_see():
    live = make.make_article(title="A line opens").live
    text = Text(title="A line opens")

    same, other = (replace(text, dated_on=date(2024, 9, day)) for day in (11, 12))

    assert changed_facts(live, text) == changed_facts(live, same) == []
    assert [str(change) for change in changed_facts(live, other)] == [
        "The date of the release, 11 September 2024, is now 12 September 2024"
    ]


def test_a_kept_text_and_the_text_that_was_kept_are_the_same():
    make.make_article(**{name: getattr(ENGLISH, name) for name in ("title", "summary", "body")})

    assert changed_facts(Revision.objects.get(), ENGLISH) == []


def test_a_text_full_of_facts_takes_no_minutes():
    """Two hundred thousand characters in a line, all of them facts."""
    line = "President Mei Xiaobo signed on 6 September 2024. " * 4000
    text = Text("A line", body=f"<p>{line}</p>")
    started = perf_counter()

    changes = changed_facts(text, replace(text, body=text.body.replace("6 S", "7 S")))

    assert [change.was for change in changes] == ["6 September 2024"]
    assert perf_counter() - started < 20
