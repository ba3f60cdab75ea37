"""Moves of an article: what is allowed, what is refused, what is recorded."""

import pytest

from apps.news import workflow
from apps.news.choices import ChangeKind, State
from apps.news.models import Article, ReviewStage, Revision, Signature
from apps.news.texts import Text
from apps.news.workflow import Refused
from apps.org.models import ContentVersion, Department, Post
from apps.partners.models import Agreement, Occasion
from tests import factories as make
from tests.news.conftest import fresh, sign

pytestmark = pytest.mark.django_db


def test_a_draft_is_an_address_with_a_first_text():
    author = make.make_user()

    article = make.make_draft("A line opens", by=author)

    assert (article.state, article.latest.number, article.latest.author) == ("draft", 1, author)
    assert [t.to_state for t in article.transitions.all()] == ["draft"]


def test_three_signatures_by_three_people_approve_a_text(submitted, chain):
    article = sign(submitted, chain)

    assert article.state == State.APPROVED
    assert [s.by for s in Signature.objects.order_by("pk")] == [by for _stage, by in chain]


def test_an_approved_text_is_published(submitted, chain):
    article = sign(submitted, chain)

    workflow.publish(article, by=make.make_user(), at=make.NOON)

    article = fresh(article)
    assert (article.state, article.live, article.first_published_at) == (
        "published", article.latest, make.NOON,
    )  # fmt: skip
    assert not article.transitions.filter(is_override=True).exists()


def test_an_edit_voids_the_signatures_before_it(submitted, chain):
    article = sign(submitted, chain)

    workflow.revise(article, by=make.make_user(), text=Text("Another title"))

    article = fresh(article)
    assert article.state == State.DRAFT
    assert list(ReviewStage.objects.unsigned_for(article.latest)) == [stage for stage, _ in chain]


def test_an_edited_text_is_not_published(submitted, chain):
    article = sign(submitted, chain)
    workflow.revise(article, by=make.make_user(), text=Text("Another title"))

    with pytest.raises(Refused, match="not passed its review"):
        workflow.publish(article, by=make.make_user())

    assert fresh(article).live is None


def test_a_live_text_stays_up_while_another_is_written(submitted, chain):
    article = sign(submitted, chain)
    workflow.publish(article, by=make.make_user())

    workflow.revise(article, by=make.make_user(), text=Text("Another title"))

    article = fresh(article)
    assert (article.live.title, article.latest.title) == ("A line opens", "Another title")
    assert list(Article.objects.public()) == [article]


def test_saving_the_same_text_again_makes_no_revision():
    article = make.make_draft(body="<p>Text</p>")

    workflow.revise(article, by=make.make_user(), text=Text("A line opens", body="<p>Text</p>"))

    assert Revision.objects.count() == 1


def test_a_body_is_cleaned_before_it_is_kept():
    article = make.make_draft(body='<p onclick="x()">Text<script>alert(1)</script></p>')

    assert article.latest.body == "<p>Text</p>"


def test_nobody_signs_their_own_text(submitted, chain):
    stage, _reviewer = chain[0]
    author = submitted.latest.author
    author.groups.add(stage.group)

    with pytest.raises(Refused, match="own text"):
        workflow.approve(submitted.latest, by=author, stage=stage)


def test_nobody_signs_two_stages(submitted, chain):
    (first, reviewer), (second, _other), _final = chain
    reviewer.groups.add(second.group)
    workflow.approve(submitted.latest, by=reviewer, stage=first)

    with pytest.raises(Refused, match="two stages"):
        workflow.approve(submitted.latest, by=reviewer, stage=second)


def test_stages_are_signed_in_their_order(submitted, chain):
    stage, reviewer = chain[1]

    with pytest.raises(Refused, match="Another stage comes first"):
        workflow.approve(submitted.latest, by=reviewer, stage=stage)


def test_only_the_group_of_a_stage_signs_it(submitted, chain):
    stage, _reviewer = chain[0]

    with pytest.raises(Refused, match="not among the reviewers"):
        workflow.approve(submitted.latest, by=make.make_user(), stage=stage)


def test_a_superseded_text_is_not_signed(submitted, chain):
    stage, reviewer = chain[0]
    old = submitted.latest
    workflow.revise(submitted, by=make.make_user(), text=Text("Another title"))

    with pytest.raises(Refused, match="newer text"):
        workflow.approve(old, by=reviewer, stage=stage)


def test_a_text_is_returned_with_a_comment(submitted, chain):
    stage, reviewer = chain[0]

    workflow.send_back(submitted.latest, by=reviewer, stage=stage, comment="Check the date")

    last = submitted.transitions.last()
    assert (fresh(submitted).state, last.reason, last.by) == (
        "returned", "Check the date", reviewer,
    )  # fmt: skip


def test_a_return_without_a_comment_is_refused(submitted, chain):
    stage, reviewer = chain[0]

    with pytest.raises(Refused, match="what is to be changed"):
        workflow.send_back(submitted.latest, by=reviewer, stage=stage, comment=" ")

    assert fresh(submitted).state == State.IN_REVIEW


def test_a_returned_text_is_submitted_again_as_a_new_one(submitted, chain):
    stage, reviewer = chain[0]
    workflow.send_back(submitted.latest, by=reviewer, stage=stage, comment="Check the date")

    workflow.revise(submitted, by=submitted.latest.author, text=Text.of(submitted.latest))
    workflow.submit(submitted, by=submitted.latest.author)

    assert sign(fresh(submitted), chain).state == State.APPROVED


def test_nothing_is_submitted_without_a_chain():
    article = make.make_draft()

    with pytest.raises(Refused, match="No review stage"):
        workflow.submit(article, by=article.latest.author)


def test_a_superuser_overrides_with_a_reason_that_shows():
    article, boss = make.make_draft(), make.make_superuser()

    workflow.publish(article, by=boss, override_reason="The chairman asks")

    last = article.transitions.last()
    assert (last.is_override, last.reason, last.by) == (True, "The chairman asks", boss)


def test_an_override_without_a_reason_is_refused():
    article = make.make_draft()

    with pytest.raises(Refused, match="needs a reason"):
        workflow.publish(article, by=make.make_superuser())


def test_without_a_chain_nothing_is_published_by_default():
    article = make.make_draft()

    with pytest.raises(Refused):
        workflow.publish(article, by=make.make_user())


def test_a_release_bears_its_own_date():
    article = make.make_article(dated_on=make.NOON.date().replace(year=2020))

    assert (article.published_on.year, article.first_published_at) == (2020, make.NOON)


def test_a_release_without_a_date_bears_the_day_it_went_up():
    article = make.make_article(at=make.NOON)

    assert article.published_on == make.NOON.date()


def test_a_second_publication_keeps_the_first_moment():
    article, boss = make.make_article(at=make.NOON), make.make_superuser("boss")
    workflow.revise(article, by=boss, text=Text("Another title"))

    workflow.publish(article, by=boss, override_reason="Correction")

    article = fresh(article)
    assert (article.live.title, article.first_published_at) == ("Another title", make.NOON)


def test_a_withdrawn_article_says_why_and_is_not_public():
    article = make.make_article()

    workflow.withdraw(article, by=make.make_user(), reason="Wrong figures")

    assert list(Article.objects.public()) == []
    assert Article.objects.withdrawn().get().withdrawal_reason == "Wrong figures"


@pytest.mark.parametrize("make_one", [make.make_draft, make.make_article])
def test_withdrawing_needs_a_published_article_and_a_reason(make_one):
    article = make_one()
    reason = "" if article.live else "Wrong figures"

    with pytest.raises(Refused):
        workflow.withdraw(article, by=make.make_user(), reason=reason)


def test_a_withdrawn_article_comes_back_through_a_new_text():
    article, boss = make.make_article(), make.make_superuser("boss")
    workflow.withdraw(article, by=boss, reason="Wrong figures")

    workflow.revise(article, by=boss, text=Text.of(article.latest))
    workflow.publish(article, by=boss, override_reason="Figures mended")

    assert Article.objects.public().get().withdrawal_reason == ""


@pytest.mark.parametrize(
    "move",
    [
        lambda a, by: workflow.publish(a, by=by, override_reason="Now"),
        lambda a, by: workflow.withdraw(a, by=by, reason="Wrong"),
    ],
)
def test_what_changes_the_public_site_changes_its_version(move):
    article, boss = make.make_article(), make.make_superuser("boss")
    workflow.revise(article, by=boss, text=Text("Another title"))
    before = ContentVersion.current()

    move(article, boss)

    assert ContentVersion.current() == before + 1


def test_a_draft_changes_nothing_of_the_public_site():
    before = ContentVersion.current()

    make.make_draft()

    assert ContentVersion.current() == before


@pytest.mark.parametrize(
    "text", [Text(""), Text("A" * 301), Text("A", change_kind=ChangeKind.CORRECTION)]
)
def test_a_text_that_breaks_a_rule_is_refused_politely(text):
    article = make.make_draft()

    with pytest.raises(Refused):
        workflow.revise(article, by=make.make_user(), text=text)

    assert Revision.objects.count() == 1


def test_a_taken_address_is_refused_politely():
    article = make.make_draft()

    with pytest.raises(Refused):
        make.make_draft(slug=article.slug)


def test_what_a_story_tells_of_is_out_with_it_and_not_before():
    agreement = make.make_agreement(is_public=False)
    occasion = make.make_occasion(is_public=False)
    other = make.make_agreement(is_public=False)
    article = make.make_draft(agreements=[agreement], occasions=[occasion])

    workflow.publish(article, by=make.make_superuser(), override_reason="Made for a test")

    assert list(Agreement.objects.public()) == [agreement]
    assert list(Occasion.objects.public()) == [occasion]
    other.refresh_from_db()
    assert not other.is_public


def test_an_address_taken_at_this_very_moment_is_refused_politely(monkeypatch):
    make.make_draft(slug="taken")
    monkeypatch.setattr(Article, "full_clean", lambda self, **kwargs: None)  # looked at before

    with pytest.raises(Refused, match="taken"):
        make.make_draft(slug="taken")


def test_a_reason_too_long_for_the_page_is_refused():
    article = make.make_article()

    with pytest.raises(Refused, match="300"):
        workflow.withdraw(article, by=make.make_superuser("boss"), reason="x" * 301)


def test_a_withdrawn_story_says_why_while_its_next_text_is_written():
    article = make.make_article()
    workflow.withdraw(article, by=make.make_user(), reason="The date was wrong.")

    workflow.revise(article, by=make.make_user(), text=Text(title="The right date"))

    assert list(Article.objects.withdrawn()) == [article]


def test_the_posts_and_departments_of_a_story_are_out_with_it():
    home = make.make_home()
    post = make.make_post(organisation=home, is_public=False)
    other = make.make_post(organisation=home, is_public=False)
    department, guests, others = (make.make_department(home, is_public=False) for _ in range(3))
    occasion = make.make_occasion(is_public=False)
    make.make_attendance(occasion, post.person).posts.add(post)
    make.make_department_attendance(occasion, guests)
    make.make_department_attendance(make.make_occasion(), others)
    article = make.make_draft(occasions=[occasion], departments=[department])

    workflow.publish(article, by=make.make_superuser(), override_reason="Made for a test")

    assert set(Post.objects.public()) == {post}
    assert set(Department.objects.public()) == {department, guests}
    assert not Post.objects.get(pk=other.pk).is_public


@pytest.mark.parametrize("title", ["\u200b", " \u3000\ufeff ", "\u2060"])
def test_a_title_that_nobody_can_see_is_none(title):
    with pytest.raises(Refused):
        make.make_draft(title)
