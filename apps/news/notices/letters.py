"""What a notice says, in the language of whoever gets it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from apps.org.models import User

from ..choices import Action
from ..models import Notice


def letter(user: User, notice: Notice) -> EmailMessage:
    """One thing that happened."""
    with override(user.language or settings.LANGUAGE_CODE):
        line = notice.transition
        subject = _("%(what)s: %(title)s") % {
            "what": line.get_action_display(),
            "title": line.article,
        }
        return _message(user, subject, [notice])


def digest(user: User, notices: list[Notice]) -> EmailMessage:
    """A day's things in one mail, oldest first."""
    with override(user.language or settings.LANGUAGE_CODE):
        number = len(notices)
        subject = ngettext(
            "%(number)d notice from the desk", "%(number)d notices from the desk", number
        ) % {"number": number}
        return _message(user, subject, notices)


def _message(user: User, subject: str, notices: list[Notice]) -> EmailMessage:
    lines = [_told(notice) for notice in notices]
    me = settings.SITE_URL + reverse("admin:org_user_me")
    body = render_to_string("news/notice.txt", {"user": user, "lines": lines, "me": me})
    host = urlsplit(settings.SITE_URL).hostname
    # The same whenever the same is sent again, so that a mail server can tell.
    headers = {
        "Message-ID": f"<notice-{'-'.join(str(notice.pk) for notice in notices[:20])}@{host}>",
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(" ".join(subject.split()), body, to=[user.email], headers=headers)


def _told(notice: Notice) -> dict:
    line = notice.transition
    address = reverse("admin:news_article_change", args=[line.article_id])
    return {
        "what": line.get_action_display(),
        "title": line.article,
        "number": line.revision.number,
        "by": line.by,
        "at": timezone.localtime(line.at),
        "zone": timezone.get_current_timezone_name(),
        # What the desk itself says of a plan is kept in English; people's words are theirs.
        "reason": _(line.reason) if line.reason and line.action == Action.MISSED else line.reason,
        "address": settings.SITE_URL + address,
    }
