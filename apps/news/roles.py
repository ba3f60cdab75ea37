"""Who may do what at the desk: the one place that says so.

A role is a group. It is made where the database has none of its name, and from then on is the
site's own: nothing here takes a right away or gives one again. Who signs a stage of a review is in
the group of that stage besides; only a superuser overrides a review. A right that is added here
needs a migration too, which gives it to the groups that are there already.
"""

from django.apps import apps as installed

AUTHORS = "Authors"
REVIEWERS = "Reviewers"
PUBLISHERS = "Publishers"
REGISTER_EDITORS = "Register editors"
ADMINISTRATORS = "Administrators"

ORGANISATIONS = """org.organisation org.shortname org.department org.office org.phone org.person
    org.post org.picture""".split()
PARTNERS = """partners.agreement partners.party partners.signatory partners.occasion
    partners.attendance partners.departmentattendance partners.cooperationarea""".split()
NEWSROOM = """news.article news.bundle news.category news.oldaddress news.reviewstage
    news.transition""".split()
SITE = ["org.siteidentity", "org.logo"]
ACCOUNTS = ["org.user", "auth.group"]


def _rights(*actions: str, on: list[str]) -> set[str]:
    """`_rights("view", on=["org.person"])` → {"org.view_person"}."""
    parts = [model.split(".") for model in on]
    return {f"{app}.{action}_{model}" for action in actions for app, model in parts}


LOOK = _rights("view", on=[*NEWSROOM, *ORGANISATIONS, *PARTNERS, *SITE])
WRITE = ("add", "change", "delete")
ROLES = {
    AUTHORS: LOOK | {"news.add_article", "news.change_article", "org.add_picture"},
    REVIEWERS: LOOK | {"news.change_article"},
    PUBLISHERS: LOOK
    | {"news.change_article", "news.publish_article", "news.withdraw_article"}
    | {"news.delete_article"}  # with its texts: of what was never public, and of nothing else
    | _rights(*WRITE, on=["news.bundle"]),
    REGISTER_EDITORS: LOOK | _rights(*WRITE, on=[*ORGANISATIONS, *PARTNERS]),
    # Accounts and groups are never deleted by them: what somebody did is kept with their name.
    ADMINISTRATORS: LOOK
    | _rights("view", "add", "change", on=[*ACCOUNTS, "org.siteidentity"])
    | _rights(*WRITE, on=["news.category", "news.oldaddress", "news.reviewstage", "org.logo"]),
}


def group_of(role: str, apps=installed):
    """The group of a role, with its rights where it is made now, else as the site left it."""
    group, is_new = apps.get_model("auth", "Group").objects.get_or_create(name=role)
    if is_new:
        group.permissions.set(_permissions(ROLES[role], apps))
    return group


def _permissions(names: set[str], apps) -> list:
    """Those of these that there are: an older database has not all of them yet."""
    known = apps.get_model("auth", "Permission").objects.select_related("content_type")
    return [each for each in known if f"{each.content_type.app_label}.{each.codename}" in names]
