"""Who works at the desk in these tests."""

from django.contrib.auth.models import Permission

from tests import factories as make

LOOKING = ["view_article"]
WRITING = [*LOOKING, "add_article", "change_article", "delete_article", "view_picture"]
PUBLISHING = [*LOOKING, "publish_article", "withdraw_article"]


def make_staff(*permissions, groups=(), **fields):
    user = make.make_user(groups=groups, **fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def make_writer(**fields):
    return make_staff(*WRITING, **fields)


def make_reviewer(stage, **fields):
    return make_staff(*LOOKING, groups=[stage.group], **fields)


def make_publisher(**fields):
    return make_staff(*PUBLISHING, **fields)
