"""What the groups of a demonstration may do at the desk."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet

# Parts of an article that are edited with it.
WITH_ARTICLE = ("add_alias", "change_alias", "delete_alias", "change_article")
AUTHOR = (*WITH_ARTICLE, "add_article", "add_picture")
REVIEWER = WITH_ARTICLE
FINAL = (*WITH_ARTICLE, "publish_article", "withdraw_article")


def permissions(codenames: tuple[str, ...]) -> QuerySet[Permission]:
    """These, and to look at everything but the accounts."""
    ours = Permission.objects.filter(content_type__app_label__in=["org", "partners", "news"])
    looking = ours.filter(codename__startswith="view_").exclude(codename="view_user")
    return looking | ours.filter(codename__in=codenames)
