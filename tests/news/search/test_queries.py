"""What is found among stories: the same lists, in the same order, on every database."""

from datetime import date

import pytest

from apps.news.models import Article
from apps.news.search.query import Query
from tests import factories as make

pytestmark = pytest.mark.django_db

STORIES = [
    # title, text, day
    ("卡斯柯与上海铁塔签署战略合作协议", "双方在人工智能领域合作。", date(2024, 9, 11)),
    ("苏州三号线开通", "卡斯柯公司提供ＣＢＴＣ信号系统，等级为GoA4。", date(2023, 5, 1)),
    ("公司新闻", "上海的公司与西安交通大学签订协议，战略明确，合作顺利。", date(2022, 1, 1)),
    ("Signalling for line 3", "The line's signals were signed off: CTC 3.0.", date(2024, 1, 2)),
    ("A strategic agreement signed", "China Tower's signal towers in Xi'an.", date(2024, 9, 12)),
    ("Café opens", "A coffee house in Zürich, with low-altitude views.", date(2021, 3, 3)),
    ("Agreements, strategic and other", "5G网络 and CBTC系统, Shanghai 上海.", date(2020, 4, 4)),
]  # fmt: skip

EXPECTED = {
    "战略合作": [0],
    "战略 合作": [0, 2],
    "协议": [0, 2],
    "上海": [0, 2, 6],
    "铁塔": [0],
    "公司": [2, 1],
    "人工智能": [0],
    "战": [0, 2],
    "作": [0, 2],
    "议": [0, 2],
    "信": [1],
    "签署战略": [0],
    "协议 上海": [0, 2],
    "协议，上海": [0, 2],
    "「战略合作」": [0],
    "《合作协议》": [0],
    "signal": [3, 4],
    "signalling": [3, 4],
    "SIGNALS": [3, 4],
    "sign": [4, 3],
    "signed": [4, 3],
    "agreement": [4, 6],
    "strategic agreement": [4, 6],
    '"strategic agreement"': [4],
    "“strategic agreements”": [4],
    '"agreement strategic"': [6],
    '"signed china"': [],
    "strategic tower": [4],
    "cafe": [5],
    "CAFÉ": [5],
    "zurich": [5],
    "low-altitude": [5],
    "altitude low": [5],
    '"altitude low"': [],
    "ＣＢＴＣ": [1, 6],
    "cbtc系统": [6],
    "CBTC信号": [1],
    "goa4": [1],
    "GoA": [],
    "3.0": [3],
    "5G": [6],
    "5g网": [6],
    "5g网络": [6],
    "xi'an": [4],
    "xi’an": [4],
    "china": [4],
    "-signal": [3, 4],
    "signal*": [3, 4],
    "NEAR": [],
    "signal AND line": [],
    "signal OR line": [],
    "title_words : signal": [],
    "没有": [],
}


@pytest.fixture
def stories():
    """In one language, so that one list shows their whole order; Chinese and English alike."""
    category = make.make_category()
    return [
        make.make_article(title, body=f"<p>{text}</p>", dated_on=day, category=category)
        for title, text, day in STORIES
    ]


def found(text):
    query = Query.read(text)
    return list(Article.objects.public().matching(query).best_first(query))


def test_every_query_finds_what_it_should_in_this_order(stories):
    lists = {text: [stories.index(story) for story in found(text)] for text in EXPECTED}

    assert lists == EXPECTED


def test_of_one_day_the_later_story_comes_first():
    first, second = make.make_article("A line"), make.make_article("A line")

    assert found("line") == [second, first]


def test_a_phrase_runs_over_markup_but_not_over_paragraphs_or_from_the_title():
    make.make_article("One", body="<p>two <strong>three</strong><br>four</p><p>five</p>")

    assert len(found('"two three four"')) == 1
    assert found('"four five"') == []
    assert found('"one two"') == []
    assert len(found("one five")) == 1
