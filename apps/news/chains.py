"""Whether a review can be completed at all: each stage needs another person."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from apps.org.models import User

from . import workflow
from .models import Article, Category, ReviewStage


def unmanned(members: Mapping[ReviewStage, Iterable[int]]) -> list[ReviewStage]:
    """Of a chain, with who may sign each stage, the stages nobody is left for.

    As few as can be: whoever may sign two stages is counted where they are needed more.
    """
    taken: dict[int, ReviewStage] = {}

    def find(stage: ReviewStage, tried: set[int]) -> bool:
        """Somebody for this stage, if need be by giving another stage somebody else."""
        for person in members[stage]:
            if person in tried:
                continue
            tried.add(person)
            if person not in taken or find(taken[person], tried):
                taken[person] = stage
                return True
        return False

    return [stage for stage in members if not find(stage, set())]


def stuck(article: Article) -> list[ReviewStage]:
    """Stages that nobody can sign of the latest text: who wrote or signed it is out."""
    stages = ReviewStage.objects.unsigned_for(article.latest).select_related("group")
    return unmanned(
        {stage: workflow.reviewers(article, stage).values_list("pk", flat=True) for stage in stages}
    )


def short_chains() -> list[tuple[Category | None, list[ReviewStage]]]:
    """Chains that no text can pass, with the stages nobody is left for; None is the common one."""
    stages = ReviewStage.objects.in_use().select_related("category", "group")
    stages = stages.order_by("category", "position", "pk")
    members = _members(stages)
    found = []
    for _pk, chain in groupby(stages, key=lambda stage: stage.category_id):
        chain = list(chain)
        lacking = unmanned({stage: members[stage.group_id] for stage in chain})
        if lacking:
            found.append((chain[0].category, lacking))
    return found


def _members(stages: Iterable[ReviewStage]) -> dict[int, list[int]]:
    """Of each group, who can come to the desk."""
    found: dict[int, list[int]] = {stage.group_id: [] for stage in stages}
    users = User.objects.filter(groups__in=found, is_active=True, is_staff=True)
    for group, user in users.values_list("groups", "pk").order_by("groups", "pk"):
        if group in found:
            found[group].append(user)
    return found
