"""The guide for staff shows the desk as it is: its pictures are made here, in both languages.

`make pictures` keeps them in docs/pictures; a test run makes them to see that they can be made.
"""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from apps.news import workflow
from apps.news.demonstration import load
from apps.news.models import Article, PreviewLink, ReviewStage
from apps.news.texts import Text
from apps.news.tokens import token_of
from apps.org.models import User
from tests import factories as make
from tests.browser import log_in
from tests.settings import PROJECT

GUIDES = {"en": "editing.md", "zh-hans": "editing.zh-hans.md"}
SIZE = {"width": 1280, "height": 860}
STORY, PLANNED = "strategic-cooperation-with-shanghai-tower", "suzhou-lines-3-and-11-connected"
SUMMARY = {
    "en": "The two companies will work together in five fields, from the low-altitude economy to"
    " intelligent operation and maintenance.",
    "zh-hans": "双方将在低空经济、智能运维等五个领域携手合作。",
}
TITLE = {
    "en": "CASCO and Shanghai Tower sign a strategic cooperation agreement",
    "zh-hans": "卡斯柯与上海铁塔签署战略合作协议",
}
WORDS = {"en": "five fields", "zh-hans": "五个领域"}
QUESTION = {
    "en": "Should the five be named here, as in the text?",
    "zh-hans": "这里是否要像正文一样列出五个领域？",
}
RETURNED = {"en": "Please name the station.", "zh-hans": "请写明车站。"}
PICTURES = {
    "first-page": ("author", "admin:index"),
    "article": ("second", "admin:news_article_change"),
    "conflict": ("admin", "admin:news_article_conflict"),
    "compare": ("second", "admin:news_article_compare"),
    "comments": ("second", "admin:news_article_comments"),
    "plan": ("final", "admin:news_article_plan"),
    "calendar": ("final", "admin:news_article_calendar"),
    "access": ("final", "admin:news_article_access"),
    "preview": (None, "preview"),
    "sheet": ("final", "admin:news_article_latest_sheet"),
}


@pytest.fixture
def keep(request, tmp_path):
    """Where pictures go: into the guide if that is asked for."""
    folder = PROJECT / "docs" / "pictures" if request.config.getoption("pictures") else tmp_path

    def keep(shot, language, name):
        path = folder / language / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        with Image.open(BytesIO(shot)) as image:
            image.convert("RGB").quantize(96).save(path, optimize=True)
        return path

    return keep


@pytest.fixture
def newsroom(request, transactional_db, small_demo):
    """With its pictures in full where they are kept."""
    load(settings.BASE_DIR / "demo" if request.config.getoption("pictures") else small_demo,
         password="correct horse")  # fmt: skip


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", GUIDES)
def test_the_pictures_of_the_guide_can_be_made(page, live_server, newsroom, keep, language):
    story, planned = prepare(language)
    arguments = {"plan": [planned.pk], "access": [planned.pk], "sheet": [planned.pk],
                 "conflict": [story.pk, 3], "preview": [token_of(PreviewLink.objects.get().key)],
                 "first-page": [], "calendar": []}  # fmt: skip
    page.set_viewport_size(SIZE)
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}

    for name, (who, address) in PICTURES.items():
        page.context.clear_cookies()
        page.context.add_cookies([cookie])
        if who:
            log_in(page, live_server, User.objects.get(username=who))
        answer = page.goto(reverse(address, args=arguments.get(name, [story.pk])))
        page.wait_for_load_state("networkidle")
        shot = keep(page.screenshot(), language, name)

        assert answer.status == 200, name
        assert shot.stat().st_size > 10_000, name


def prepare(language):
    """A story in review that two have changed, one that is planned, one that was returned."""
    staff = {user.username: user for user in User.objects.all()}
    author, at = staff["author"], timezone.now()
    story, planned, returned = (
        Article.objects.get(language=language, slug=slug)
        for slug in (STORY, PLANNED, "zhengzhou-metro-resumes")
    )
    before, text = story.latest, Text.of(story.latest)
    workflow.revise(story, by=author, text=replace(text, summary=SUMMARY[language]))
    workflow.revise(
        story, by=staff["admin"], text=replace(text, title=TITLE[language]), based_on=before
    )
    sign(story, [staff["first"]])
    make.make_comment(story, by=staff["first"], quote=WORDS[language], body=QUESTION[language])
    newer = replace(Text.of(planned.latest), lead_picture=None)
    workflow.revise(planned, by=author, text=newer)
    sign(planned, [staff[name] for name in ("first", "second", "final")])
    morning = timezone.localtime(at + timedelta(days=1)).replace(hour=9, minute=0, second=0)
    moment = morning.replace(microsecond=0)
    workflow.schedule(refreshed(planned), publish_at=moment, by=staff["final"])
    make.make_preview_link(planned, given_to="Suzhou Metro", created_by=staff["final"],
                           at=timezone.now(), expires_at=at + timedelta(days=7))  # fmt: skip
    workflow.revise(returned, by=author, text=replace(Text.of(returned.latest), lead_picture=None))
    workflow.submit(refreshed(returned), by=author)
    stage = ReviewStage.objects.chain_of(returned).first()
    workflow.send_back(
        refreshed(returned).latest, by=staff["first"], stage=stage, comment=RETURNED[language]
    )
    return refreshed(story), refreshed(planned)


def sign(article, reviewers):
    workflow.submit(refreshed(article), by=refreshed(article).latest.author)
    for reviewer in reviewers:
        latest = refreshed(article).latest
        stage = ReviewStage.objects.unsigned_for(latest).first()
        workflow.approve(latest, by=reviewer, stage=stage)


def refreshed(article):
    return Article.objects.get(pk=article.pk)


@pytest.mark.parametrize(("language", "guide"), GUIDES.items())
def test_each_guide_shows_every_picture_in_its_language(language, guide):
    text = (PROJECT / "docs" / guide).read_text("utf8")

    shown = re.findall(r"!\[[^\]]+\]\(pictures/([\w/.-]+)\)", text)

    assert sorted(shown) == sorted(f"{language}/{name}.png" for name in PICTURES)
    assert [name for name in shown if not (PROJECT / "docs/pictures" / Path(name)).is_file()] == []
