"""The review of one text as it stands on paper: who wrote, who signed, what and when."""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from django.db.models import Max, QuerySet

from apps.org.models import User

from .choices import Action
from .models import Assignment, ReviewStage, Revision, Signature, Transition
from .texts import Text


@dataclass(frozen=True)
class Step:
    """A stage of the review, with what became of it; both None where nobody has been asked."""

    stage: ReviewStage
    signature: Signature | None
    assignment: Assignment | None


class SignOff:
    """Of any text of an article. Each part is asked for once, when it is needed."""

    def __init__(self, revision: Revision):
        self.revision = revision
        self.article = revision.article

    @property
    def is_latest(self) -> bool:
        return self.article.latest_id == self.revision.pk

    @property
    def is_live(self) -> bool:
        return self.article.live_id == self.revision.pk

    @property
    def awaits_signatures(self) -> bool:
        """Can what is missing still be signed? Of an older text, or one that is live, it can't."""
        return self.is_latest and not self.is_live

    @cached_property
    def checksum(self) -> str:
        return checksum(Text.of(self.revision))

    @cached_property
    def steps(self) -> list[Step]:
        """Today's chain in its order, then stages that signed and have left the chain since."""
        signed = {each.stage_id: each for each in self._signatures}
        asked = {each.stage_id: each for each in self._assignments}
        chain = list(ReviewStage.objects.chain_of(self.article).select_related("group"))
        known = {stage.pk for stage in chain}
        chain += [each.stage for pk, each in signed.items() if pk not in known]
        return [Step(stage, signed.get(stage.pk), asked.get(stage.pk)) for stage in chain]

    @cached_property
    def base(self) -> int:
        """The number of the text the public read before this one; 0 where there was none."""
        if self.awaits_signatures:
            return self.article.live.number if self.article.live else 0
        public = self.article.transitions.filter(action=Action.PUBLISHED)
        earlier = public.filter(revision__number__lt=self.revision.number)
        return earlier.aggregate(number=Max("revision__number"))["number"] or 0

    @cached_property
    def writers(self) -> list[tuple[User | None, list[int]]]:
        """All who wrote any of what is new against `base`, with the numbers of their texts."""
        new = self.article.revisions.filter(number__gt=self.base, number__lte=self.revision.number)
        found: dict[User | None, list[int]] = {}
        for each in new.select_related("author").only("number", "author").order_by("number"):
            found.setdefault(each.author, []).append(each.number)
        return list(found.items())

    @cached_property
    def publications(self) -> list[Transition]:
        """Each time this text went live; with the reason, where that overrode its review."""
        moves = self.article.transitions.filter(revision=self.revision, action=Action.PUBLISHED)
        return list(moves.select_related("by").order_by("pk"))

    @property
    def overrides(self) -> list[Transition]:
        return [each for each in self.publications if each.is_override]

    @property
    def _signatures(self) -> QuerySet:
        signatures = self.revision.signatures.select_related("by", "stage__group")
        return signatures.order_by("stage__position", "pk")

    @property
    def _assignments(self) -> QuerySet:
        assignments = self.article.assignments.select_related("to")
        return assignments if self.awaits_signatures else assignments.none()


def checksum(text: Text) -> str:
    """Sixteen letters and digits, in fours, that another text would not have."""
    fields = {name: getattr(value, "pk", value) for name, value in text.as_fields().items()}
    about = {name: sorted(row.pk for row in rows) for name, rows in text.about().items()}
    canonical = json.dumps(fields | about, default=str, ensure_ascii=False, sort_keys=True)
    digest = sha256(canonical.encode()).hexdigest()
    return " ".join(digest[at : at + 4] for at in range(0, 16, 4))
