"""Questions about articles: what visitors may read, and what lies on whose desk."""

from datetime import date, datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import (
    Count,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    Subquery,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from apps.org.texts import column_of, translated
from apps.partners.aggregates import JsonList

from ..choices import Action, ChangeKind, State
from ..search.found import InIndex
from ..search.query import Query

NOTED = (ChangeKind.UPDATE, ChangeKind.CORRECTION)  # texts that tell readers what they change


class ArticleQuerySet(models.QuerySet):
    def public(self) -> Self:
        """What a visitor may read: the one definition, for pages, feeds, sitemap and counts."""
        return self.filter(live__isnull=False)

    def withdrawn(self) -> Self:
        """Was public once, and its address now says why it no longer is."""
        return self.filter(live__isnull=True).exclude(withdrawal_reason="")

    def for_desk(self, user) -> Self:
        """Those this member of staff may know of: a confidential one is for whom it names alone,
        whatever other rights they have."""
        named = self.model.confidants.through.objects.filter(
            article=OuterRef("pk"), user_id=user.pk
        )
        return self.filter(Q(is_confidential=False) | Exists(named))

    def due(self, at: datetime | None = None) -> Self:
        """Those that were to go out, or to come down, by this moment."""
        at = at or timezone.now()
        return self.filter(Q(publish_at__lte=at) | Q(withdraw_at__lte=at, live__isnull=False))

    def next_due_at(self, after: datetime | None = None) -> datetime | None:
        """The first moment at which one of these is to change, past or future; or after one."""
        out = Q(publish_at__gt=after) if after else Q(publish_at__isnull=False)
        down = Q(withdraw_at__gt=after) if after else Q(withdraw_at__isnull=False)
        moments = self.aggregate(
            out=Min("publish_at", filter=out),
            down=Min("withdraw_at", filter=down & Q(live__isnull=False)),
        ).values()
        return min((moment for moment in moments if moment), default=None)

    def written_by(self, user) -> Self:
        """Those of whose text, as far as it is new against the live one, this person wrote any."""
        return self.filter(self._has_written(user))

    def waiting_for(self, user) -> Self:
        """Those whose next stage of review this person may sign: see `workflow.next_stage()`."""
        latest = self.model._meta.get_field("latest").related_model
        signatures = latest._meta.get_field("signatures").related_model
        stages = signatures._meta.get_field("stage").related_model.objects
        has_signed = Exists(signatures.objects.filter(revision=OuterRef("latest"), by=user.pk))
        group = Subquery(stages.unsigned_for_each().values("group")[:1])
        waiting = self.for_desk(user).filter(state=State.IN_REVIEW).alias(next_group=group)
        waiting = waiting.filter(next_group__in=user.groups.values("pk"))
        return waiting.filter(~has_signed, ~self._has_written(user))

    def returned_to(self, user) -> Self:
        """Those a reviewer gave back, for whoever wrote any of the text or submitted it."""
        log = self.model._meta.get_field("transitions").related_model.objects
        submitted = log.filter(revision=OuterRef("latest"), action=Action.SUBMITTED, by=user.pk)
        theirs = Q(Exists(submitted)) | Q(self._has_written(user))
        return self.for_desk(user).filter(theirs, state=State.RETURNED)

    def drafts_of(self, user) -> Self:
        """Those this person has written at, and nobody has submitted."""
        return self.for_desk(user).written_by(user).filter(state=State.DRAFT)

    def by_author(self, user) -> Self:
        """Those whose latest text is in part or in whole this person's."""
        return self.filter(Q(latest__author=user.pk) | Q(self._has_written(user)))

    def _has_written(self, user) -> Exists:
        texts = self.model._meta.get_field("revisions").related_model.objects
        seen = Coalesce(OuterRef("live__number"), 0)
        return Exists(texts.filter(article=OuterRef("pk"), author=user.pk, number__gt=seen))

    def assigned_to(self, user) -> Self:
        """Those with a stage this person is asked to sign, may sign, and has not."""
        asked = self.for_desk(user)._asked(to=user.pk, stage__group__user=user.pk)
        return asked.filter(~self._has_written(user))

    def overdue(self, on: date | None = None) -> Self:
        """Those with a stage that was to be signed by a day that is over, and is not."""
        return self._asked(due_on__lt=on or timezone.localdate())

    def _asked(self, **which) -> Self:
        assignments = self.model._meta.get_field("assignments").related_model.objects
        return self.filter(Exists(assignments.pending().filter(article=OuterRef("pk"), **which)))

    def with_comments_counted(self) -> Self:
        """Each with `open_comments`, how many threads nobody has resolved."""
        comments = self.model._meta.get_field("comments").related_model.objects
        threads = comments.filter(article=OuterRef("pk")).open().order_by()
        number = threads.values("article").annotate(number=Count("pk")).values("number")
        return self.annotate(open_comments=Coalesce(Subquery(number), 0))

    def planned(self) -> Self:
        """Those that are to go out, or to come down, at a moment."""
        return self.filter(Q(publish_at__isnull=False) | Q(withdraw_at__isnull=False))

    def missed(self) -> Self:
        """Those that did not go out when planned, and have no new plan."""
        return self.filter(missed_at__isnull=False)

    def with_unpublished_changes(self) -> Self:
        """Those of which visitors read an older text than the latest."""
        return self.public().exclude(live=F("latest"))

    def behind(self) -> Self:
        """Those whose readers are told that another language has a change they may lack:
        see `versions.py`."""
        noted = {
            "transitions__action": Action.PUBLISHED,
            "transitions__revision__change_kind__in": NOTED,
        }
        public = self.model.objects.public()
        newer = public.filter(
            **noted, slug=OuterRef("slug"), transitions__at__gt=OuterRef("live_at")
        ).exclude(language=OuterRef("language"))
        stories = self.public().filter(slug__in=public.filter(**noted).values("slug"))
        return stories.with_moment_live().filter(Exists(newer))

    def with_plan(self) -> Self:
        """Each with `missed_reason`, why it last did not go live as planned, and `was_approved`:
        has it been edited after an approval?"""
        log = self.model._meta.get_field("transitions").related_model.objects
        mine = log.filter(article=OuterRef("pk"))
        missed = mine.filter(action=Action.MISSED).order_by("-pk").values("reason")[:1]
        approved = [State.APPROVED, State.SCHEDULED]
        edited = mine.filter(action=Action.EDITED, from_state__in=approved)
        return self.annotate(missed_reason=Subquery(missed), was_approved=Exists(edited))

    def in_language(self, language: str) -> Self:
        return self.filter(language=language)

    def about(self, **facts) -> Self:
        """Those whose live text is about something: `about(agreements=agreement)`."""
        return self.filter(**{f"live__{relation}": fact for relation, fact in facts.items()})

    def newest_first(self) -> Self:
        return self.order_by("-published_on", "-pk")

    def newest_in_each_language(self) -> list[tuple[str, date]]:
        """The languages of these, each with the date of the newest."""
        newest = self.values_list("language").annotate(newest=Max("published_on"))
        return list(newest.order_by("language"))

    def matching(self, query: Query) -> Self:
        """Those whose live text holds all terms of a query, which must have some."""
        return self.filter(InIndex("pk", query))

    def best_first(self, query: Query) -> Self:
        """Those that have all terms in the title first, then the newest."""
        in_title = InIndex("pk", query, in_title=True)
        return self.order_by(in_title.desc(), "-published_on", "-pk")

    def with_languages(self, user) -> Self:
        """Each with `exists_in_<language>`: does the story exist in it, as far as this member of
        staff may know, public or not?"""
        return self._with_languages("exists_in", self.model.objects.for_desk(user))

    def with_public_languages(self) -> Self:
        """Each with `public_in_<language>`: may visitors read the story in it?"""
        return self._with_languages("public_in", self.model.objects.public())

    def _with_languages(self, name: str, articles: Self) -> Self:
        versions = articles.filter(slug=OuterRef("slug"))
        exists = {
            column_of(name, code): Exists(versions.filter(language=code))
            for code, _label in settings.LANGUAGES
        }
        return self.annotate(**exists)

    def first_published_since(self, moment: datetime) -> Self:
        return self.filter(first_published_at__gte=moment)

    def with_moment_live(self) -> Self:
        """Each with `live_at`, when its live text went live, however long it had lain written."""
        moments = self.model.objects.filter(
            pk=OuterRef("pk"),
            transitions__revision=F("live"),
            transitions__action=Action.PUBLISHED,
        ).order_by("-transitions__at", "-transitions__pk")
        moment = Subquery(moments.values("transitions__at")[:1])
        return self.annotate(live_at=Coalesce(moment, "first_published_at"))

    def with_moment_withdrawn(self) -> Self:
        """Each with `withdrawn_at`, when it was last taken down; None where it never was."""
        moves = self.model.objects.filter(
            pk=OuterRef("pk"), transitions__action=Action.WITHDRAWN
        ).order_by("-transitions__at", "-transitions__pk")
        return self.annotate(withdrawn_at=Subquery(moves.values("transitions__at")[:1]))

    def with_notes(self) -> Self:
        """Each with `text_rows`, how its texts came and went, and `agreement_note_rows` and
        `occasion_note_rows`, the corrections of what it is about: `outings.py`, `notes.py`."""
        outings = [Action.PUBLISHED, Action.WITHDRAWN]
        shown = self.model.objects.filter(pk=OuterRef("pk"), transitions__action__in=outings)
        note = JSONObject(
            pk="transitions__pk",
            action="transitions__action",
            number="transitions__revision__number",
            kind="transitions__revision__change_kind",
            text="transitions__revision__change_note",
            at="transitions__at",
        )
        rows = shown.values("pk").annotate(rows=JsonList(note)).values("rows")
        return self.annotate(
            text_rows=Subquery(rows),
            agreement_note_rows=self._corrections_of("agreements"),
            occasion_note_rows=self._corrections_of("occasions"),
        )

    def _corrections_of(self, relation: str) -> Subquery:
        texts = self.model._meta.get_field("live").related_model
        known = texts._meta.get_field(relation).related_model.objects.public()
        notes = f"live__{relation}__corrections"
        about = {f"live__{relation}__in": known, f"{notes}__isnull": False}
        columns = {name: f"{notes}__{name}" for name in ("pk", "at", *translated("note"))}
        told = self.model.objects.filter(pk=OuterRef("pk"), **about).values("pk")
        return Subquery(told.annotate(rows=JsonList(JSONObject(**columns))).values("rows"))

    def with_picture(self, picture) -> Self:
        """Those with a text, old or new, that shows this picture."""
        shown = Q(revisions__body__contains=f'data-picture="{picture.pk}"')
        return self.filter(shown | Q(revisions__lead_picture=picture)).distinct()

    def for_cards(self) -> Self:
        """With all a list shows of each, and without the texts it does not show."""
        return self.select_related("live", "live__lead_picture", "category").defer("live__body")

    def story(self, slug: str) -> Self:
        """What visitors may know of a story in its languages: a text, or its withdrawal."""
        known = self.public() | self.withdrawn()
        texts = known.filter(slug=slug).select_related("live", "live__lead_picture", "category")
        return texts.with_moment_live().with_moment_withdrawn().with_notes()
