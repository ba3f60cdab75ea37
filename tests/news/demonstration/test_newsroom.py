"""What stands in the newsroom once the demonstration is loaded. One load for all of these."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import authenticate
from django.db import transaction
from django.test import override_settings

from apps.news import workflow
from apps.news.body import picture_ids, render_body
from apps.news.choices import Action, State
from apps.news.demonstration import load
from apps.news.demonstration.links import FIGURE
from apps.news.models import Article, ReviewStage, Revision
from apps.news.texts import Text
from apps.org.models import Picture, SiteIdentity, User

pytestmark = pytest.mark.django_db
HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="module", autouse=True)
def newsroom(django_db_setup, django_db_blocker, small_demo, tmp_path_factory):
    media = tmp_path_factory.mktemp("media")
    with (
        django_db_blocker.unblock(),
        override_settings(MEDIA_ROOT=media, PASSWORD_HASHERS=HASHERS),
        transaction.atomic(),
    ):
        load(small_demo, password="correct horse")
        yield
        transaction.set_rollback(True)


def story(slug, language="en"):
    return Article.objects.get(slug=slug, language=language)


def test_the_page_it_all_began_with_is_found_at_its_old_address(client):
    response = client.get("/en/news/detail.aspx?id=4513")

    assert response.status_code == 301
    assert response["Location"] == "/en/news/strategic-cooperation-with-shanghai-tower/"


def test_twelve_stories_are_public_in_both_languages():
    slugs = {
        language: set(Article.objects.public().in_language(language).values_list("slug", flat=True))
        for language in ("en", "zh-hans")
    }

    assert slugs["en"] == slugs["zh-hans"]
    assert len(slugs["en"]) == 12


def test_each_text_has_three_signatures_by_three_people_and_none_by_its_author():
    signers = [
        [signature.by.username for signature in revision.signatures.order_by("stage__position")]
        for revision in Revision.objects.all()
    ]

    assert signers == [["first", "second", "final"]] * 24
    assert {revision.author.username for revision in Revision.objects.all()} == {"author"}


def test_a_story_goes_the_whole_way_without_an_override():
    moves = story("padma-bridge-rail-link-opens").transitions.order_by("pk")

    assert [(move.action, move.to_state, move.by.username) for move in moves] == [
        (Action.DRAFTED, State.DRAFT, "author"),
        (Action.SUBMITTED, State.IN_REVIEW, "author"),
        (Action.SIGNED, State.IN_REVIEW, "first"),
        (Action.SIGNED, State.IN_REVIEW, "second"),
        (Action.APPROVED, State.APPROVED, "final"),
        (Action.PUBLISHED, State.PUBLISHED, "final"),
    ]
    assert not moves.filter(is_override=True).exists()


def test_a_story_is_written_the_day_before_and_public_at_nine_in_shanghai():
    article = story("strategic-cooperation-with-shanghai-tower")

    assert article.published_on == date(2024, 9, 11)
    assert article.first_published_at == datetime(2024, 9, 11, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert article.live.created_at.date() == date(2024, 9, 10)


def test_every_moment_of_a_story_comes_after_the_one_before():
    for article in Article.objects.all():
        moments = [move.at for move in article.transitions.order_by("pk")]

        assert moments == sorted(set(moments))


def test_a_story_names_its_agreement_occasion_people_and_departments():
    article = story("strategic-cooperation-with-shanghai-tower")

    assert article.latest.agreements.get().reference == "shanghai-tower-2024"
    assert article.latest.occasions.get().key == "shanghai-tower-signing-2024"
    assert (article.latest.people.count(), article.latest.departments.count()) == (6, 9)
    assert article.aliases.get().name == "Shanghai Tower"


def test_an_alias_is_the_one_of_the_language():
    article = story("strategic-cooperation-with-shanghai-tower", "zh-hans")

    assert article.aliases.get().name == "上海铁塔"


def test_the_place_of_a_release_is_in_its_language():
    places = [
        story("padma-bridge-rail-link-opens", language).live.dateline
        for language in ("en", "zh-hans")
    ]

    assert places == ["Dhaka", "达卡"]


def test_every_figure_is_a_picture_of_the_library():
    bodies = [revision.body for revision in Revision.objects.all() if "<figure" in revision.body]
    ids = [pk for body in bodies for pk in picture_ids(body)]

    assert (len(bodies), len(ids)) == (4, 6)
    assert Picture.objects.filter(pk__in=ids).count() == len(set(ids)) == 2
    assert all("<img" in render_body(body) for body in bodies)


def test_no_story_shows_its_lead_picture_again():
    assert [
        str(revision)
        for revision in Revision.objects.all()
        if revision.lead_picture_id in picture_ids(revision.body)
    ] == []


def test_the_cleaning_of_a_body_takes_nothing_from_a_story(small_demo):
    keys = dict(Picture.objects.values_list("key", "pk"))
    for revision in Revision.objects.select_related("article"):
        file = f"{revision.article.slug}.{revision.article.language}.html"
        written = (small_demo / "stories" / file).read_text("utf-8").strip()

        by_number = FIGURE.sub(lambda match: f'data-picture="{keys[match[1]]}"', written)

        assert revision.body == by_number


def test_every_story_has_a_lead_picture_with_words_in_both_languages():
    assert not Revision.objects.filter(lead_picture=None).exists()
    for picture in Picture.objects.all():
        assert picture.alt_en and picture.alt_zh_hans and picture.credit and picture.renditions


def test_the_press_kit_offers_the_wordmark_for_light_and_dark_grounds():
    logos = SiteIdentity.objects.get().logos.in_order()

    assert [logo.picture.key for logo in logos] == ["wordmark", "wordmark-on-dark"]


def test_nobody_on_the_staff_signs_their_own_text():
    author, first = (User.objects.get(username=name) for name in ("author", "first"))
    article = story("chengdu-line-7-opens")
    stage = ReviewStage.objects.in_order().first()
    revision = workflow.revise(article, by=first, text=Text(title="Chengdu line 7 opens"))
    workflow.submit(article, by=author)

    with pytest.raises(workflow.Refused, match="their own"):
        workflow.approve(revision, by=first, stage=stage)
    with pytest.raises(workflow.Refused, match="reviewers of this stage"):
        workflow.approve(revision, by=author, stage=stage)


@pytest.mark.parametrize(
    ("username", "may", "may_not"),
    [
        ("author", ["news.add_article", "org.add_picture", "partners.view_agreement"],
         ["news.publish_article", "org.change_person", "org.view_user"]),
        ("first", ["news.change_article", "org.view_person"],
         ["news.add_article", "news.publish_article"]),
        ("final", ["news.change_article", "news.publish_article", "news.withdraw_article"],
         ["news.add_article", "partners.change_agreement"]),
        ("admin", ["org.change_person", "news.publish_article"], []),
    ],
)  # fmt: skip
def test_each_group_may_do_its_part(username, may, may_not):
    user = User.objects.get(username=username)

    assert [user.has_perm(name) for name in may + may_not] == [True] * len(may) + [False] * len(
        may_not
    )
    assert user.is_staff


@override_settings(PASSWORD_HASHERS=HASHERS)
def test_the_accounts_have_the_password_given():
    for username in ("author", "first", "second", "final", "admin"):
        assert authenticate(username=username, password="correct horse")


def test_the_whole_newsroom_is_valid():
    for model in (Article, Revision, Picture, SiteIdentity, ReviewStage):
        for row in model.objects.all():
            row.full_clean(exclude={"original", "width", "height"})
