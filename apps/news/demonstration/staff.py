"""The review chain of a demonstration and the people who work along it."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from apps.org.models import User
from apps.partners.register.tally import columns

from ..models import ReviewStage
from ..roles import AUTHORS, PUBLISHERS, REVIEWERS, group_of
from .errors import DemoError
from .report import Report


@dataclass(frozen=True)
class Staff:
    author: User
    reviewers: dict[str, User]  # by the key of their stage, in order

    def member_for(self, stage: ReviewStage) -> User:
        """Who signs a stage; where nobody may, the publisher, whom the workflow will refuse."""
        members = (user for user in self.reviewers.values()
                   if user.groups.filter(pk=stage.group_id).exists())  # fmt: skip
        return next(members, self.publisher)

    @property
    def publisher(self) -> User:
        return list(self.reviewers.values())[-1]


def load_staff(document: dict, password: str, report: Report) -> Staff:
    """The chain, and an account for each person; accounts that are there are left as they are."""
    groups = _load_chain(document["stages"], report)
    order = [stage["key"] for stage in document["stages"]]
    authors, reviewers = [], {}
    for entry in document["staff"]:
        user = _account(entry, _groups_of(entry, order, groups), password, report)
        if entry.get("stage"):
            reviewers[entry["stage"]] = user
        elif not entry.get("superuser"):
            authors.append(user)
    if not authors or not order or set(order) - set(reviewers):
        raise DemoError("staff.json", "staff: give an author, and a person for each stage")
    return Staff(authors[0], {key: reviewers[key] for key in order})


def _load_chain(entries: list[dict], report: Report) -> dict[str, Group]:
    """The group of each stage, or none where a chain is there: nobody is let into its groups."""
    known = ReviewStage.objects.filter(category=None).count()
    report.count("review stages", is_new=not known, number=known or len(entries))
    groups = {}
    for position, entry in enumerate([] if known else entries, start=1):
        group, _is_new = Group.objects.get_or_create(name=entry["name"].get("en") or entry["key"])
        ReviewStage.objects.create(group=group, position=position, **columns("name", entry["name"]))
        groups[entry["key"]] = group
    return groups


def _groups_of(entry: dict, order: list[str], groups: dict[str, Group]) -> list[Group]:
    """The role of an account, and the group of its stage; none where a chain was there before."""
    stage = entry.get("stage")
    if entry.get("superuser"):
        return []
    if not stage:
        return [group_of(AUTHORS)]
    if stage not in groups:
        return []
    return [groups[stage], group_of(PUBLISHERS if stage == order[-1] else REVIEWERS)]


def _account(entry: dict, groups: list[Group], password: str, report: Report) -> User:
    username = entry["username"]
    user = User.objects.filter(username=username).first()
    report.count("accounts", is_new=user is None)
    if user is None:
        first_name, last_name = (*entry["name"], "", "")[:2]
        user = User.objects.create_user(
            username, password=password, first_name=first_name, last_name=last_name,
            is_staff=True, is_superuser=entry.get("superuser", False),
        )  # fmt: skip
        user.groups.set(groups)
        report.accounts.append(username)
    return user
