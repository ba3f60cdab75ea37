"""Whatever people do, and in whatever order: nothing is public that its chain has not signed."""

from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run

from apps.news import workflow
from apps.news.choices import Action, Decision
from apps.news.models import Article, Bundle, ReviewStage, Transition
from apps.news.texts import Text
from tests import factories as make

pytestmark = pytest.mark.django_db

EXAMPLES, STEPS = 140, 50  # on each of two databases: ten thousand steps in all
PEOPLE = ["author", "editor", "one", "two", "three", "everywhere", "boss"]
people = st.sampled_from(PEOPLE)
which = st.integers(0, 1)
WAYS = ["signed", "planned", "overridden"]
ROLES = {
    "author": ["change_article", "add_article"],
    "editor": ["change_article", "publish_article", "withdraw_article"],
    "boss": [],
}


class Newsroom(RuleBasedStateMachine):
    """Two stories, a chain of three stages, and people who try everything."""

    accounts, browsers = {}, {}  # by name
    ends = Counter()  # how texts went out, in all examples

    def __init__(self):
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.seen = 0

    def teardown(self):
        transaction.set_rollback(True)
        self.example.__exit__(None, None, None)

    @initialize(signed=st.tuples(st.integers(0, 3), st.integers(0, 3)))
    def open_the_newsroom(self, signed):
        self.stories = [
            make.make_draft("First story", by=self.accounts["author"], slug="first"),
            make.make_draft("Second story", by=self.accounts["editor"], slug="second"),
        ]
        self.now, self.number = timezone.now(), 0
        for story, signatures in enumerate(signed):
            if signatures:
                self.take_through_review(story=story, signatures=signatures)

    def story(self, number):
        return Article.objects.get(pk=self.stories[number].pk)

    def post(self, who, name, story, **data):
        article = self.story(story)
        data = {"revision": article.latest_id} | data
        response = self.browsers[who].post(
            reverse(f"admin:news_article_{name}", args=[article.pk]), data
        )
        assert response.status_code in {302, 403, 404}

    # Writing.

    @rule(who=st.sampled_from(PEOPLE[:2]), story=which, is_stale=st.booleans())
    def write(self, who, story, is_stale):
        self.number += 1
        article = self.story(story)
        base = article.revisions.order_by("number").first() if is_stale else None
        text = replace(Text.of(article.latest), title=f"Title {self.number}")
        with suppress(workflow.Refused):
            workflow.revise(article, by=self.accounts[who], text=text, based_on=base)

    @rule(who=st.sampled_from(PEOPLE[:3]), story=which, number=st.integers(1, 4))
    def restore(self, who, story, number):
        revision = self.story(story).revisions.filter(number=number).first()
        if revision:
            with suppress(workflow.Refused):
                workflow.restore(revision, by=self.accounts[who])

    # Reviewing, as the desk asks for it.

    @rule(who=people, story=which)
    def submit(self, who, story):
        self.post(who, "submit", story)

    @rule(who=people, story=which)
    def sign(self, who, story):
        self.post(who, "approve", story)

    def sign_as_asked(self, story):
        for name in PEOPLE:
            if workflow.next_stage(self.story(story), by=self.accounts[name]):
                return self.post(name, "approve", story)

    @rule(who=people, story=which, old=st.integers(1, 4))
    def sign_an_old_text(self, who, story, old):
        revision = self.story(story).revisions.filter(number=old).first()
        if revision:
            self.post(who, "approve", story, revision=revision.pk)

    @rule(story=which, signatures=st.sampled_from([1, 2, 3, 3, 4, 4]))
    def take_through_review(self, story, signatures):
        self.post("author", "submit", story)
        for _signature in range(signatures):
            self.sign_as_asked(story=story)

    @rule(who=people, story=which)
    def return_it(self, who, story):
        self.post(who, "return", story, reason="Not yet")

    # Going out.

    @rule(who=people, story=which, reason=st.sampled_from(["", "The chairman asks"]))
    def publish(self, who, story, reason):
        self.post(who, "publish", story, reason=reason)

    @rule(who=people, story=which)
    def withdraw(self, who, story):
        self.post(who, "withdraw", story, reason="It was not so")

    @rule(who=people, story=which, hours=st.integers(1, 5))
    def plan(self, who, story, hours):
        at = self.now + timedelta(hours=hours)
        with suppress(workflow.Refused):
            workflow.schedule(self.story(story), publish_at=at, by=self.accounts[who], at=self.now)

    @rule(story=which, signatures=st.integers(2, 4), way=st.sampled_from(WAYS))
    def go_a_usual_way(self, story, signatures, way):
        self.take_through_review(story=story, signatures=signatures)
        if way == "overridden":
            self.publish(who="boss", story=story, reason="The chairman asks")
        elif way == "planned":
            self.plan(who="editor", story=story, hours=1)
            self.let_time_pass(hours=2)
        else:
            self.publish(who="editor", story=story, reason="")

    @rule(who=people, story=which)
    def clear_the_plan(self, who, story):
        with suppress(workflow.Refused):
            workflow.unschedule(self.story(story), by=self.accounts[who], at=self.now)

    @rule(hours=st.integers(0, 3))
    def let_time_pass(self, hours):
        self.now += timedelta(hours=hours)
        workflow.keep_up(self.now)

    @rule()
    def keep_up_by_command(self):
        call_command("publish_due", stdout=StringIO())

    @rule(who=people, hours=st.sampled_from([None, 1, 2]))
    def go_out_together(self, who, hours):
        bundle = Bundle.objects.filter(published_at=None).first()
        bundle = bundle or Bundle.objects.create(name="Both", created_at=self.now)
        with suppress(workflow.Refused):
            workflow.bundle_up(bundle, self.stories, by=self.accounts[who])
            if hours is None:
                workflow.publish_bundle(bundle, by=self.accounts[who], at=self.now)
            else:
                at = self.now + timedelta(hours=hours)
                workflow.schedule_bundle(bundle, publish_at=at, by=self.accounts[who], at=self.now)

    @rule(who=people)
    def take_apart(self, who):
        bundle = Bundle.objects.filter(published_at=None).first()
        if bundle:
            workflow.take_apart(bundle, by=self.accounts[who])

    # The chain itself changes.

    @rule()
    def add_a_stage(self):
        if ReviewStage.objects.count() < 4:
            make.make_stage("Legal", position=9, group=self.accounts["everywhere"].groups.first())

    @rule()
    def remove_the_stage(self):
        ReviewStage.objects.filter(position=9, signatures=None).delete()

    @invariant()
    def count(self):
        self.ends["steps"] += 1

    @invariant()
    def nothing_went_out_unsigned(self):
        lines = Transition.objects.filter(action=Action.PUBLISHED, pk__gt=self.seen)
        for line in lines.order_by("pk"):
            self.seen = line.pk
            self.ends[
                "overridden" if line.is_override else "planned" if not line.by else "signed"
            ] += 1
            if line.is_override:
                assert line.by.is_superuser
                assert line.reason
            else:
                assert_signed_by_all(line)

    @invariant()
    def what_is_live_went_out_by_a_line_of_the_log(self):
        for article in Article.objects.public():
            last = article.transitions.filter(action=Action.PUBLISHED).order_by("-pk").first()
            assert last.revision_id == article.live_id


def assert_signed_by_all(line):
    """Each stage of today's chain, by people of its group, none twice, none who wrote any of it."""
    signatures = list(line.revision.signatures.select_related("by", "stage"))
    before = line.article.transitions.filter(action=Action.PUBLISHED, pk__lt=line.pk)
    last = before.order_by("-pk").values_list("revision__number", flat=True).first() or 0
    new = line.article.revisions.filter(number__gt=last, created_at__lte=line.revision.created_at)
    signers = [signature.by_id for signature in signatures]
    stages = {signature.stage_id for signature in signatures}
    chain = ReviewStage.objects.chain_of(line.article)

    assert {signature.decision for signature in signatures} == {Decision.APPROVED}
    assert stages >= {stage.pk for stage in chain}
    assert len(set(signers)) == len(signers)
    assert line.revision.author_id not in signers
    assert not set(new.values_list("author", flat=True)) & set(signers)
    for signature in signatures:
        assert signature.by.groups.filter(pk=signature.stage.group_id).exists()


def open_accounts():
    stages = [make.make_stage(name) for name in ("First", "Second", "Final")]
    groups = {
        name: [stage.group] for name, stage in zip(["one", "two", "three"], stages, strict=True)
    }
    groups["everywhere"] = [stage.group for stage in stages]
    for name in PEOPLE:
        user = make.make_user(name, groups=groups.get(name, ()), is_superuser=name == "boss")
        rights = [*ROLES.get(name, ["change_article"]), "view_article"]
        Newsroom.accounts[name] = user
        Newsroom.browsers[name] = Client()
        Newsroom.browsers[name].force_login(user)
        user.user_permissions.set(Permission.objects.filter(codename__in=rights))


def test_nothing_goes_out_without_the_signatures_of_its_chain_by_distinct_people():
    open_accounts()
    Newsroom.ends.clear()
    many = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize=False,
        suppress_health_check=list(HealthCheck),
    )

    run(Newsroom, settings=many)

    assert Newsroom.ends["steps"] >= 5_000
    assert set(Newsroom.ends) == {"steps", *WAYS}
