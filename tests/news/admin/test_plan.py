"""Planning at the desk: moments on the clock of the site, typed, refused, kept and shown."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import escape

from apps.news import workflow
from apps.news.choices import State
from apps.news.models import Article, Bundle
from apps.news.texts import Text
from tests import factories as make
from tests.desk import page, submit
from tests.news.admin.people import (
    LOOKING,
    PUBLISHING,
    make_publisher,
    make_staff,
    make_writer,
)

pytestmark = pytest.mark.django_db

AHEAD = timezone.now().replace(microsecond=0, second=0) + timedelta(days=30)
LATER = AHEAD + timedelta(days=1)


def typed(moment):
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def post(client, user, article, move, **data):
    client.force_login(user)
    data = {"revision": article.latest_id, "move": move} | data
    return client.post(page("news_article_plan", article.pk), data, follow=True)


def errors(response, form="publication"):
    return [error for shown in response.context[form].errors.values() for error in shown]


def make_scheduled(**fields):
    stage = make.make_stage()
    article = make.make_draft(**fields)
    workflow.submit(article, by=article.latest.author)
    reviewer = make.make_user(groups=[stage.group])
    workflow.approve(article.latest, by=reviewer, stage=stage)
    workflow.schedule(article, publish_at=AHEAD, by=reviewer)
    return Article.objects.get(pk=article.pk)


def test_a_publisher_plans_moves_and_clears_a_moment(client):
    article, publisher = make.make_draft(), make_publisher()
    moments = []
    for move, data in [
        ("plan", {"publish_at": typed(AHEAD)}),
        ("plan", {"publish_at": typed(LATER)}),
        ("unplan", {}),
    ]:
        post(client, publisher, article, move, **data)
        article.refresh_from_db()
        moments.append(article.publish_at)

    assert moments == [AHEAD, LATER, None]
    assert article.live is None


def test_a_moment_that_has_passed_is_refused_and_what_was_typed_stays(client):
    article = make.make_draft()

    response = post(client, make_publisher(), article, "plan", publish_at="2024-09-11T09:00")

    article.refresh_from_db()
    assert errors(response) == ["That moment has passed: choose one to come, or publish it now."]
    assert 'value="2024-09-11T09:00"' in response.text
    assert article.publish_at is None


@pytest.mark.parametrize(
    ("value", "error"),
    [
        ("", "Choose a day and a time."),
        ("tomorrow", "Enter a day and a time, as in 2026-11-24 09:00."),
        ("2026-13-45T99:99", "Enter a day and a time, as in 2026-11-24 09:00."),
        ("9999-12-31T23:59", "That is more than ten years ahead: look at the year."),
        ("0001-01-01T00:00", "That moment has passed: choose one to come, or publish it now."),
    ],
)
def test_what_is_no_moment_is_said_and_stays_in_the_field(client, value, error):
    article = make.make_draft()

    response = post(client, make_publisher(), article, "plan", publish_at=value)

    assert errors(response) == [error]
    assert escape(value) in response.text


@pytest.mark.parametrize(
    ("value", "words"),
    [("2031-03-30T02:30", "put forward"), ("2031-10-26T02:30", "comes twice, first at UTC+02:00")],
)
def test_a_time_that_clocks_skip_or_show_twice_is_refused(client, settings, value, words):
    settings.TIME_ZONE = "Europe/Berlin"
    article = make.make_draft()

    response = post(client, make_publisher(), article, "plan", publish_at=value)

    article.refresh_from_db()
    assert [words in error for error in errors(response)] == [True]
    assert (value in response.text, article.publish_at) == (True, None)


def test_the_zone_of_the_site_stands_beside_each_field_and_each_moment(client):
    article = make_scheduled()
    workflow.schedule_withdrawal(article, withdraw_at=LATER, reason="It ends.",
                                 by=make.make_user())  # fmt: skip
    client.force_login(make_publisher())

    text = client.get(page("news_article_plan", article.pk)).text
    form = client.get(page("news_article_change", article.pk)).text
    listing = client.get(page("news_article_changelist")).text

    assert text.count("Time of Asia/Shanghai, UTC+08:00.") == 2
    for shown in (text, form, listing):
        assert f"{typed(AHEAD).replace('T', ' ')} (Asia/Shanghai, UTC+08:00)" in shown
        assert f"{typed(LATER).replace('T', ' ')} (Asia/Shanghai, UTC+08:00)" in shown


def test_a_withdrawal_is_planned_with_its_reason_and_called_off(client):
    article, publisher = make.make_article(), make_publisher()
    post(client, publisher, article, "plan-withdrawal", withdraw_at=typed(AHEAD), reason="It ends.")
    article.refresh_from_db()
    planned = (article.withdraw_at, article.planned_reason)

    post(client, publisher, article, "unplan-withdrawal")

    article.refresh_from_db()
    assert planned == (AHEAD, "It ends.")
    assert (article.withdraw_at, article.live_id) == (None, article.latest_id)


def test_a_withdrawal_without_a_reason_is_refused_and_its_moment_stays(client):
    article = make.make_article()

    response = post(client, make_publisher(), article, "plan-withdrawal", withdraw_at=typed(AHEAD),
                    reason=" ")  # fmt: skip

    assert errors(response, "withdrawal") == ["Tell the public why the article is withdrawn."]
    assert typed(AHEAD) in response.text


def test_a_newer_text_is_looked_at_before_it_is_planned(client):
    article = make.make_draft()
    seen = article.latest_id
    workflow.revise(article, by=make.make_user(), text=Text("Newer"))

    response = post(client, make_publisher(), article, "plan", revision=seen,
                    publish_at=typed(AHEAD))  # fmt: skip

    assert errors(response) == ["A newer text exists: look at it first."]
    assert Article.objects.get().publish_at is None


def test_clearing_a_moment_that_has_passed_publishes_nothing(client):
    article = make_scheduled()
    past = timezone.now() - timedelta(minutes=1)
    Article.objects.filter(pk=article.pk).update(publish_at=past)

    post(client, make_publisher(), article, "unplan")

    article.refresh_from_db()
    assert (article.live, article.publish_at) == (None, None)


@pytest.mark.parametrize(
    ("rights", "move", "status"),
    [
        (LOOKING, "plan", 403),
        ([*LOOKING, "change_article"], "plan", 403),
        ([*LOOKING, "withdraw_article"], "plan", 403),
        ([*LOOKING, "withdraw_article"], "unplan", 403),
        ([*LOOKING, "publish_article"], "plan-withdrawal", 403),
        ([*LOOKING, "publish_article"], "unplan-withdrawal", 403),
        (["publish_article", "withdraw_article"], "plan", 403),
        (PUBLISHING, "something else", 400),
    ],
)
def test_each_move_asks_for_its_own_right(client, rights, move, status):
    article = make_scheduled()

    response = post(client, make_staff(*rights), article, move, publish_at=typed(LATER),
                    withdraw_at=typed(LATER), reason="It ends.")  # fmt: skip

    article.refresh_from_db()
    assert response.status_code == status
    assert (article.publish_at, article.withdraw_at) == (AHEAD, None)


def test_a_confidential_article_is_not_there_for_others(client):
    article, keeper = make.make_draft(), make.make_user()
    workflow.confide(article, [], by=keeper)

    response = post(client, make_publisher(), article, "plan", publish_at=typed(AHEAD))

    assert response.status_code == 404


def test_the_panel_says_what_is_planned_and_what_has_become_of_it(client):
    client.force_login(make_publisher())
    article = make_scheduled()

    def said():
        context = client.get(page("news_article_change", article.pk)).context
        return [remark.words.partition(" 20")[0] for remark in context["remarks"]]

    planned = said()
    workflow.revise(article, by=make.make_user(), text=Text("Another title"))
    edited = said()
    workflow.keep_up(LATER)

    assert planned == ["Goes live on"]
    assert edited == ["Edited since it was approved: it will not go live on"]
    assert said() == ["Was to go live on"]
    listing = client.get(page("news_article_changelist")).text
    assert "and did not: Its latest text was not approved." in listing


def test_a_scheduled_article_is_edited_by_publishers_alone(client):
    article = make_scheduled()
    url = page("news_article_change", article.pk)
    client.force_login(make_writer())

    seen = client.get(url)
    forged = client.post(url, {"title": "Forged", "opened_on": article.latest_id, "_save": "1"})

    article.refresh_from_db()
    assert (seen.status_code, "has_change_permission" in seen.context) == (200, True)
    assert not seen.context["has_change_permission"]
    assert forged.status_code == 403
    assert (article.state, article.latest.title) == (State.SCHEDULED, "A line opens")


def test_a_publisher_who_edits_it_takes_its_approval_and_never_its_address(client):
    article, other = make_scheduled(), make.make_category()
    before = (article.slug, article.language, article.category_id)
    publisher = make_staff(*PUBLISHING, "change_article", "view_picture")
    client.force_login(publisher)

    submit(client, page("news_article_change", article.pk), title="Another title", slug="forged",
           language="zh-hans", category=other.pk)  # fmt: skip

    article.refresh_from_db()
    assert (article.state, article.latest.title) == (State.DRAFT, "Another title")
    assert (article.slug, article.language, article.category_id) == before


def test_a_planned_article_is_deleted_by_publishers_alone(client):
    article = make_scheduled()
    url = page("news_article_delete", article.pk)
    client.force_login(make_writer())

    assert client.post(url, {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


def test_a_member_of_a_joint_release_names_it_and_is_not_planned_alone(client):
    article, publisher = make.make_draft(), make_staff(*PUBLISHING, "view_bundle")
    bundle = Bundle.objects.create(name="Both languages", created_at=timezone.now())
    workflow.bundle_up(bundle, [article], by=publisher)
    client.force_login(publisher)

    panel = client.get(page("news_article_change", article.pk)).text
    response = post(client, publisher, article, "plan", publish_at=typed(AHEAD))

    article.refresh_from_db()
    assert page("news_bundle_change", bundle.pk) in panel
    assert article.publish_at is None
    assert response.status_code == 200
