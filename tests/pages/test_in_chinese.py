"""No word of the interface stays English on a Chinese page."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib import admin
from django.urls import reverse

from apps.news import workflow
from apps.news.models import Category
from apps.org.models import Office
from apps.org.templatetags.meta_tags import plain
from apps.partners.models import Agreement, Occasion
from tests import factories as make
from tests.catalogue import CATALOGUE, PLACEHOLDER, messages
from tests.pages.scene import make_scene
from tests.pages.test_every_page import MOST_QUERIES

pytestmark = pytest.mark.django_db

HEARD_OR_READ = ["alt", "aria-label", "placeholder", "title", "data-title", "data-close"]
WORD = re.compile(r"[A-Za-z]{2,}")
IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")
OWN_NAME = "English"  # a language is offered under its own name
NOT_MARKED_BY_DJANGO = "Search"  # beside the lens above a list


def english_words(response):
    """What the page says in words that the catalogue has in Chinese."""
    words = set()
    for message in messages(settings.BASE_DIR / CATALOGUE):
        if message.text != message.id and not PLACEHOLDER.search(message.id):
            words.add(message.id)
    return {text for text in said(response) if WORD.search(text)} & (
        words - {OWN_NAME, NOT_MARKED_BY_DJANGO}
    )


def said(response):
    """Every text and label of the page, apart from what scripts and styles hold."""
    soup = BeautifulSoup(response.content, "html.parser")
    for tag in soup(["script", "style"]):
        tag.decompose()
    for tag in soup("mark"):  # a word that was searched for stands alone, and is none of ours
        tag.unwrap()
    soup.smooth()
    labels = [
        tag[name] for tag in soup.find_all() for name in HEARD_OR_READ if tag.get(name, "").strip()
    ]
    return {*soup.stripped_strings, *labels}


@pytest.fixture
def scene(db):
    article = make_scene(2)[0]
    Office.objects.update(name_zh_hans="总部")
    Category.objects.update(name_zh_hans="合作协议")
    Occasion.objects.update(title_zh_hans="签约仪式")
    return article


@pytest.mark.parametrize("path", MOST_QUERIES)
def test_a_public_page_speaks_chinese(client, scene, path):
    response = client.get(f"/zh-hans{path}")

    assert "跳至主要内容" in response.text
    assert english_words(response) == set()


def test_the_sheet_for_paper_speaks_chinese(client, scene):
    response = client.get(f"{scene.get_absolute_url()}print/")

    assert "新闻稿" in response.text
    assert english_words(response) == set()


def test_a_page_that_is_missing_or_withdrawn_says_so_in_chinese(client, scene):
    workflow.withdraw(scene, by=make.make_superuser("boss"), reason="日期有误。")

    missing, withdrawn = client.get("/zh-hans/nothing/"), client.get(scene.get_absolute_url())

    assert "页面不存在" in missing.text
    assert "本稿件已撤回" in withdrawn.text
    assert english_words(missing) | english_words(withdrawn) == set()


def test_a_title_follows_its_organisation_where_somebody_is_found(client, scene):
    response = client.get("/zh-hans/search/?q=Mei")

    assert "Mei 卡斯柯信号有限公司Director" in plain(response.text)


def test_a_year_alone_says_that_it_is_one(client, scene):
    Agreement.objects.update(signed_precision="year")

    response = client.get("/zh-hans/agreements/agreement-1/")

    assert "2024年签署" in plain(response.text)


def test_the_check_notices_english(client, scene):
    assert {"Agreements", "Skip to the content", "Signed"} <= english_words(
        client.get("/en/agreements/")
    )


@pytest.fixture
def desk(client):
    client.force_login(make.make_superuser("keeper"))
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hans"
    return client


def test_the_front_page_of_the_desk_holds_nothing_but_chinese(desk):
    response = desk.get(reverse("admin:index"))

    foreign = {text for text in said(response) if WORD.search(text) and not IDEOGRAPH.search(text)}
    assert foreign == {"Communiqué", "keeper"}
    assert english_words(response) == set()


@pytest.mark.parametrize("page", ["changelist", "add"])
@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model._meta.model_name)
def test_each_list_and_form_of_the_desk_speaks_chinese(desk, model, page):
    meta = model._meta
    if page == "add" and meta.model_name == "transition":
        page = "changelist"  # the log is only read

    response = desk.get(reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}"), follow=True)

    assert english_words(response) == set()


def test_the_desk_tells_where_a_story_stands_in_chinese(desk, scene):
    form = desk.get(reverse("admin:news_article_change", args=[scene.pk]))
    history = desk.get(reverse("admin:news_article_history", args=[scene.pk]))

    assert "上线" in form.text
    assert english_words(form) | english_words(history) == set()
