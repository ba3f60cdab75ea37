"""Previews for people without an account: given, and taken back."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User
from apps.org.texts import printable

from ..models import Article, PreviewLink
from .rules import Refused, require


def give_preview(
    article: Article,
    *,
    to: str,
    until: datetime,
    by: User,
    may_comment: bool = False,
    at: datetime | None = None,
) -> PreviewLink:
    """A link to the latest text of an article, whichever that is when the link is opened."""
    at = at or timezone.now()
    to = printable(to).strip()
    require(to, _("Say who gets it."))
    require(until > at, _("That moment has passed: choose one to come."))
    return PreviewLink.objects.create(
        article=article, given_to=to, expires_at=until, may_comment=may_comment, created_by=by,
        created_at=at,
    )  # fmt: skip


def take_back(link: PreviewLink, *, at: datetime | None = None) -> None:
    """From now on it opens nothing."""
    open_still = PreviewLink.objects.filter(pk=link.pk, revoked_at__isnull=True)
    if not open_still.update(revoked_at=at or timezone.now()):
        raise Refused(_("This link was revoked already."))
