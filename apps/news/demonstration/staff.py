"""The review chain of a demonstration and the people who work along it."""

from dataclasses import dataclass

from django.contrib.auth.models import Group

from apps.org.models import User
from apps.partners.register.tally import columns

from ..models import ReviewStage
from .errors import DemoError
from .permissions import AUTHOR, FINAL, REVIEWER, permissions
from .report import Report

AUTHORS = "Authors"


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
    authors, reviewers = [], {}
    for entry in document["staff"]:
        user = _account(entry, groups, password, report)
        if entry.get("stage"):
            reviewers[entry["stage"]] = user
        elif not entry.get("superuser"):
            authors.append(user)
    order = [stage["key"] for stage in document["stages"]]
    if not authors or not order or set(order) - set(reviewers):
        raise DemoError("staff.json", "staff: give an author, and a person for each stage")
    return Staff(authors[0], {key: reviewers[key] for key in order})


def _load_chain(entries: list[dict], report: Report) -> dict[str, Group]:
    """The group of each stage, or none where a chain is there: nobody is let into its groups."""
    known = ReviewStage.objects.filter(category=None).count()
    report.count("review stages", is_new=not known, number=known or len(entries))
    groups = {}
    for position, entry in enumerate([] if known else entries, start=1):
        name = entry["name"].get("en") or entry["key"]
        group = _group(name, FINAL if position == len(entries) else REVIEWER)
        ReviewStage.objects.create(group=group, position=position, **columns("name", entry["name"]))
        groups[entry["key"]] = group
    return groups


def _account(entry: dict, groups: dict[str, Group], password: str, report: Report) -> User:
    username, stage = entry["username"], entry.get("stage")
    is_superuser = entry.get("superuser", False)
    user = User.objects.filter(username=username).first()
    report.count("accounts", is_new=user is None)
    if user is None:
        first_name, last_name = (*entry["name"], "", "")[:2]
        user = User.objects.create_user(
            username, password=password, first_name=first_name, last_name=last_name,
            is_staff=True, is_superuser=is_superuser,
        )  # fmt: skip
        if stage in groups:
            user.groups.add(groups[stage])
        elif not stage and not is_superuser:
            user.groups.add(_group(AUTHORS, AUTHOR))
        report.accounts.append(username)
    return user


def _group(name: str, codenames: tuple[str, ...]) -> Group:
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        group.permissions.set(permissions(codenames))
    return group
