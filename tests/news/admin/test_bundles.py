"""Joint releases at the desk."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.news import workflow
from apps.news.models import Article, Bundle
from tests import factories as make
from tests.desk import page, said, submit
from tests.news.admin.people import LOOKING, PUBLISHING, make_staff

pytestmark = pytest.mark.django_db

AHEAD = timezone.now().replace(microsecond=0, second=0) + timedelta(days=30)
TYPED = timezone.localtime(AHEAD).strftime("%Y-%m-%dT%H:%M")
BUNDLING = ["view_bundle", "add_bundle", "change_bundle", "delete_bundle"]


@pytest.fixture
def publisher():
    return make_staff(*PUBLISHING, *BUNDLING)


@pytest.fixture
def stage():
    return make.make_stage("First review")


def make_approved(stage, **fields):
    article = make.make_draft(**fields)
    workflow.submit(article, by=article.latest.author)
    workflow.approve(article.latest, by=make.make_user(groups=[stage.group]), stage=stage)
    return Article.objects.get(pk=article.pk)


def make_bundle(by, *articles, name="Both languages"):
    bundle = Bundle.objects.create(name=name, created_by=by, created_at=timezone.now())
    workflow.bundle_up(bundle, articles, by=by)
    return bundle


def post(client, user, name, bundle, **data):
    client.force_login(user)
    return client.post(page(f"news_bundle_{name}", bundle.pk), data, follow=True)


def messages(response):
    return [str(message) for message in response.context["messages"]]


def test_a_release_is_made_of_chosen_articles(client, publisher):
    english = make.make_draft(slug="opening")
    make.make_draft("Another story")
    client.force_login(publisher)

    submit(client, page("news_bundle_add"), name="Both languages", articles=[english.pk])

    bundle = Bundle.objects.get()
    assert (bundle.name, bundle.created_by) == ("Both languages", publisher)
    assert list(bundle.articles.all()) == [english]


def test_from_an_article_its_languages_are_chosen_already(client, publisher):
    versions = [make.make_draft(slug="opening", language=code) for code in ("en", "zh-hans")]
    make.make_draft("Another story")
    client.force_login(publisher)

    response = client.get(page("news_bundle_add"), {"article": versions[0].pk})

    chosen = response.context["adminform"].form["articles"].value()
    assert sorted(chosen) == [each.pk for each in versions]


@pytest.mark.parametrize("article", ["x", "-1", "9" * 40, "٣"])
def test_from_no_article_nothing_is_chosen(client, publisher, article):
    client.force_login(publisher)

    assert client.get(page("news_bundle_add"), {"article": article}).status_code == 200


def test_only_what_can_go_out_and_may_be_known_of_is_offered(client, publisher, stage):
    free, secret, planned = make.make_draft("Free"), make.make_draft("Secret"), make.make_draft()
    elsewhere = make.make_draft("Elsewhere")
    make.make_article("Live")
    workflow.schedule(planned, publish_at=AHEAD, by=publisher)
    make_bundle(publisher, elsewhere)
    workflow.confide(secret, [], by=make.make_user())
    client.force_login(publisher)

    form = client.get(page("news_bundle_add")).context["adminform"].form
    response = submit(client, page("news_bundle_add"), name="Forged", articles=[secret.pk])

    assert list(form.fields["articles"].queryset) == [free]
    assert len(said(response)) == 1
    assert not Bundle.objects.filter(name="Forged").exists()


def test_each_article_says_what_it_waits_for(client, publisher, stage):
    ready, draft = make_approved(stage), make.make_draft()
    waiting = make.make_draft()
    workflow.submit(waiting, by=waiting.latest.author)
    bundle = make_bundle(publisher, ready, draft, waiting)
    client.force_login(publisher)

    context = client.get(page("news_bundle_change", bundle.pk)).context

    assert [(each.article.pk, each.lacks) for each in context["readiness"]] == [
        (ready.pk, ""),
        (draft.pk, "It is not in review."),
        (waiting.pk, "To be signed: First review."),
    ]


def test_all_are_published_together(client, publisher, stage):
    bundle = make_bundle(publisher, make_approved(stage), make_approved(stage))

    response = post(client, publisher, "publish", bundle)

    assert messages(response) == ["Published: all are live."]
    assert Article.objects.public().count() == 2


def test_with_one_that_is_not_approved_none_is_published(client, publisher, stage):
    bundle = make_bundle(publisher, make_approved(stage), make.make_draft("A draft"))

    response = post(client, publisher, "publish", bundle)

    assert messages(response) == ["None went out: not reviewed yet: A draft."]
    assert Article.objects.public().count() == 0


def test_a_release_is_planned_and_taken_off_the_plan(client, publisher, stage):
    bundle = make_bundle(publisher, make_approved(stage))
    post(client, publisher, "plan", bundle, publish_at=TYPED)
    bundle.refresh_from_db()
    planned = (bundle.publish_at, bundle.articles.get().state)

    post(client, publisher, "unplan", bundle)

    bundle.refresh_from_db()
    assert planned == (AHEAD, "scheduled")
    assert (bundle.publish_at, bundle.articles.get().state) == (None, "approved")


def test_a_moment_that_has_passed_is_refused_and_what_was_typed_stays(client, publisher):
    bundle = make_bundle(publisher, make.make_draft())

    response = post(client, publisher, "plan", bundle, publish_at="2024-09-11T09:00")

    assert "That moment has passed" in response.text
    assert 'value="2024-09-11T09:00"' in response.text
    assert "Time of Asia/Shanghai, UTC+08:00." in response.text


def test_taken_apart_its_articles_stay(client, publisher):
    article = make.make_draft()
    bundle = make_bundle(publisher, article)

    post(client, publisher, "take_apart", bundle)

    assert not Bundle.objects.exists()
    assert Article.objects.get().bundle is None


def test_what_the_workflow_refuses_is_said_in_the_form_with_what_was_chosen(client, publisher):
    first, second = make.make_draft(), make.make_draft()
    bundle = make_bundle(publisher, first)
    workflow.schedule_bundle(bundle, publish_at=AHEAD, by=publisher)
    client.force_login(publisher)

    response = submit(client, page("news_bundle_change", bundle.pk), name="Renamed",
                      articles=[first.pk, second.pk])  # fmt: skip

    form = response.context["adminform"].form
    assert said(response) == ["Take it off the plan first, then change it."]
    assert form["articles"].value() == [str(first.pk), str(second.pk)]
    assert list(bundle.articles.all()) == [first]


def test_a_planned_release_can_be_renamed(client, publisher):
    bundle = make_bundle(publisher, make.make_draft())
    workflow.schedule_bundle(bundle, publish_at=AHEAD, by=publisher)
    client.force_login(publisher)

    submit(client, page("news_bundle_change", bundle.pk), name="Renamed")

    bundle.refresh_from_db()
    assert (bundle.name, bundle.publish_at, bundle.articles.count()) == ("Renamed", AHEAD, 1)


@pytest.mark.parametrize("name", ["publish", "plan", "unplan", "take_apart"])
@pytest.mark.parametrize(
    "rights", [LOOKING, [*LOOKING, *BUNDLING], [*PUBLISHING], [*PUBLISHING, "add_bundle"]]
)
def test_who_may_not_publish_or_see_releases_moves_none(client, publisher, name, rights):
    bundle = make_bundle(publisher, make.make_draft())

    response = post(client, make_staff(*rights), name, bundle, publish_at=TYPED)

    bundle.refresh_from_db()
    assert response.status_code == 403
    assert bundle.publish_at is None


def test_reading_changes_nothing(client, publisher, stage):
    bundle = make_bundle(publisher, make_approved(stage))
    client.force_login(publisher)

    statuses = {
        name: client.get(page(f"news_bundle_{name}", bundle.pk)).status_code
        for name in ("publish", "plan", "unplan", "take_apart")
    }

    assert statuses == {"publish": 405, "plan": 200, "unplan": 405, "take_apart": 405}
    assert Article.objects.public().count() == 0


def test_of_confidential_articles_nothing_shows_but_that_there_are_some(client, publisher, stage):
    keeper = make_staff(*PUBLISHING, *BUNDLING)
    secret = make_approved(stage, title="Zanzibar merges", slug="zanzibar")
    bundle = make_bundle(keeper, make.make_draft("The open one"), secret)
    workflow.confide(secret, [], by=keeper)
    client.force_login(publisher)

    pages = [
        client.get(page("news_bundle_changelist")).text,
        client.get(page("news_bundle_change", bundle.pk)).text,
        client.get(page("news_bundle_plan", bundle.pk)).text,
        post(client, publisher, "publish", bundle).text,
        post(client, publisher, "plan", bundle, publish_at=TYPED).text,
        post(client, publisher, "take_apart", bundle).text,
        submit(client, page("news_bundle_change", bundle.pk), articles=[]).text,
    ]

    assert [page for page in pages if "anzibar" in page] == []
    said = "And something that is limited to named staff."
    assert [said in text for text in pages[:2]] == [True, True]
    assert bundle.articles.count() == 2


def test_a_release_of_nothing_but_secrets_is_not_there(client, publisher):
    keeper, secret = make.make_user(), make.make_draft("Zanzibar merges")
    bundle = make_bundle(keeper, secret, name="Zanzibar")
    workflow.confide(secret, [], by=keeper)
    client.force_login(publisher)

    listing = client.get(page("news_bundle_changelist"))

    assert "Zanzibar" not in listing.text
    assert post(client, publisher, "publish", bundle).status_code == 404


def test_the_list_and_the_form_take_the_same_number_of_queries_with_one_and_three(
    client, publisher, stage
):
    client.force_login(publisher)

    def count(url):
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        return len(queries)

    def listing_and_form(size):
        bundle = make_bundle(publisher, *[make_approved(stage) for _ in range(size)])
        return [
            count(page("news_bundle_changelist")), count(page("news_bundle_change", bundle.pk)),
        ]  # fmt: skip

    listing_and_form(1)

    assert listing_and_form(1) == listing_and_form(3)
