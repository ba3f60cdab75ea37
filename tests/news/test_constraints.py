"""The rules of articles, broken by raw ORM and refused by the database."""

from datetime import timedelta

import pytest
from django.db.models import F

from apps.news.models import Alias, Article, Revision, Signature, Transition
from tests import factories as make
from tests.refusals import refused_by_the_database

pytestmark = pytest.mark.django_db


def rows(model, instance):
    return model.objects.filter(pk=instance.pk)


def test_an_address_is_taken_once_in_a_language():
    make.make_draft(slug="a-line-opens")

    with refused_by_the_database("news_address_once"):
        Article.objects.create(
            language="en", slug="a-line-opens", category=make.make_category("projects")
        )


def test_the_same_address_in_another_language_is_the_same_story():
    english = make.make_article(slug="a-line-opens")

    chinese = make.make_article(slug="a-line-opens", language="zh-hans")

    assert set(Article.objects.story("a-line-opens")) == {english, chinese}


def test_a_short_name_is_used_once_in_an_article():
    alias = make.make_alias()

    with refused_by_the_database("news_alias_once_per_article"):
        Alias.objects.create(
            article=alias.article, organisation=make.make_organisation(), name=alias.name
        )


def test_an_organisation_has_one_short_name_in_an_article():
    alias = make.make_alias()

    with refused_by_the_database("news_one_alias_per_organisation"):
        Alias.objects.create(article=alias.article, organisation=alias.organisation, name="Tower")


@pytest.mark.parametrize("pointer", ["live", "latest"])
def test_an_article_points_to_its_own_texts(pointer):
    article, other = make.make_article(), make.make_article()
    rows(Article, other).update(state="draft", live=None, latest=None)

    with refused_by_the_database(f"news_{pointer}_text_of_article"):
        rows(Article, article).update(state="draft", **{pointer: other.live})


def test_what_is_published_is_live():
    article = make.make_draft()

    with refused_by_the_database("news_published_is_live"):
        rows(Article, article).update(state="published")


def test_what_is_live_has_its_dates():
    article = make.make_draft()

    with refused_by_the_database("news_live_has_its_dates"):
        rows(Article, article).update(live=F("latest"))


def test_what_is_withdrawn_says_why():
    article = make.make_article()

    with refused_by_the_database("news_withdrawn_is_not_live_and_says_why"):
        rows(Article, article).update(state="withdrawn", live=None)


def test_what_is_withdrawn_is_not_live():
    article = make.make_article()

    with refused_by_the_database("news_withdrawn_is_not_live_and_says_why"):
        rows(Article, article).update(state="withdrawn", withdrawal_reason="Wrong")


def test_what_is_scheduled_has_its_moment():
    article = make.make_draft()

    with refused_by_the_database("news_scheduled_has_its_moment"):
        rows(Article, article).update(state="scheduled")


def test_an_article_is_published_before_it_is_withdrawn():
    article = make.make_draft()

    with refused_by_the_database("news_published_before_withdrawn"):
        rows(Article, article).update(
            publish_at=make.NOON, withdraw_at=make.NOON, planned_reason="It is over."
        )


def test_a_planned_withdrawal_says_why():
    article = make.make_draft()

    with refused_by_the_database("news_planned_withdrawal_says_why"):
        rows(Article, article).update(withdraw_at=make.NOON)


def test_the_first_publication_stands():
    article = make.make_article()

    for moment in (None, make.NOON + timedelta(days=1)):
        with refused_by_the_database("news_first_publication_stands"):
            rows(Article, article).update(first_published_at=moment)


@pytest.mark.parametrize(
    "change", [{"title": "Another"}, {"body": "<p>Other</p>"}, {"number": 7}, {"dated_on": None}]
)
def test_a_text_never_changes(change):
    article = make.make_article(dated_on=make.NOON.date())

    with refused_by_the_database("news_revision_never_changes"):
        rows(Revision, article.latest).update(**change)


def test_what_a_text_left_empty_stays_empty():
    article = make.make_article()

    for change in ({"dated_on": make.NOON.date()}, {"lead_picture": make.make_picture()}):
        with refused_by_the_database("news_revision_never_changes"):
            rows(Revision, article.live).update(**change)


def test_no_text_takes_the_place_of_another():
    article = make.make_article()

    with refused_by_the_database("news_revision_never_changes"):
        rows(Revision, article.live).update(id=article.live_id + 1)


@pytest.mark.parametrize("way", ["bulk_update", "bulk_create", "update_or_create"])
def test_no_way_to_write_many_texts_changes_one(way):
    text = make.make_article().live
    text.title = "Another"
    write = {
        "bulk_update": lambda: Revision.objects.bulk_update([text], ["title"]),
        "bulk_create": lambda: Revision.objects.bulk_create(
            [text], update_conflicts=True, unique_fields=["id"], update_fields=["title"]
        ),
        "update_or_create": lambda: Revision.objects.update_or_create(
            pk=text.pk, defaults={"title": "Another"}
        ),
    }

    with refused_by_the_database("news_revision_never_changes"):
        write[way]()


def test_a_text_has_no_other_author():
    article = make.make_draft()

    with refused_by_the_database("news_revision_never_changes"):
        rows(Revision, article.latest).update(author=make.make_user())


def test_who_leaves_leaves_texts_and_log_behind():
    author = make.make_user()
    article = make.make_draft(by=author)

    author.delete()

    assert list(article.revisions.values_list("author", flat=True)) == [None]
    assert list(article.transitions.values_list("by", flat=True)) == [None]


def test_a_text_has_a_title():
    article = make.make_draft()

    with refused_by_the_database("news_revision_has_a_title"):
        Revision.objects.create(article=article, number=2, title="", created_at=make.NOON)


def test_a_correction_has_a_note():
    article = make.make_draft()

    with refused_by_the_database("news_update_and_correction_have_a_note"):
        Revision.objects.create(
            article=article, number=2, title="A", created_at=make.NOON, change_kind="correction"
        )


def test_a_text_has_its_own_number():
    article = make.make_draft()

    with refused_by_the_database("news_revision_number_once"):
        Revision.objects.create(article=article, number=1, title="A", created_at=make.NOON)


def make_signature(**fields):
    revision = fields.pop("revision", None) or make.make_draft().latest
    fields = {
        "stage": fields.pop("stage", None) or make.make_stage(),
        "by": fields.pop("by", None) or make.make_user(),
        "decision": "approved",
        "at": make.NOON,
    } | fields
    return Signature.objects.create(revision=revision, **fields)


def test_a_stage_is_signed_once_for_a_text():
    signature = make_signature()

    with refused_by_the_database("news_stage_signed_once_per_text"):
        make_signature(revision=signature.revision, stage=signature.stage)


def test_nobody_signs_two_stages_of_a_text():
    signature = make_signature()

    with refused_by_the_database("news_nobody_signs_two_stages"):
        make_signature(revision=signature.revision, by=signature.by)


def test_a_signature_never_changes():
    signature = make_signature()

    with refused_by_the_database("news_signature_never_changes"):
        rows(Signature, signature).update(decision="returned", comment="No")


def test_a_return_says_what_is_to_be_changed():
    with refused_by_the_database("news_return_has_a_comment"):
        make_signature(decision="returned")


def test_two_stages_do_not_share_a_place():
    make.make_stage(position=1)

    with refused_by_the_database("news_stage_order_by_default"):
        make.make_stage(position=1)


def test_the_log_never_changes():
    article = make.make_article()

    with refused_by_the_database("news_log_never_changes"):
        article.transitions.update(reason="Something else")


def test_the_log_names_nobody_else():
    article = make.make_article()

    with refused_by_the_database("news_log_never_changes"):
        article.transitions.update(by=make.make_user())


def test_an_override_has_a_reason():
    article = make.make_draft()

    with refused_by_the_database("news_override_has_a_reason"):
        Transition.objects.create(
            article=article, to_state="published", at=make.NOON, is_override=True
        )
