"""Notices on their way: written with what they tell of, sent once it is true."""

import logging
from datetime import datetime, time, timedelta

from django.core import mail
from django.db import transaction
from django.utils import timezone

from apps.org.choices import NoticeRhythm
from apps.org.models import User

from ..models import Notice, Transition
from ..moments import expect_next
from .letters import digest, letter
from .recipients import may_be_told, recipients_of

DIGEST_AT = time(8)  # in the site's time zone
# How long whoever takes a notice has for sending it. If nothing was heard by then, it is due again.
CLAIMED_FOR = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)
log = logging.getLogger(__name__)


def announce(line: Transition) -> None:
    """Write what is to be sent of a line of the log, in the transaction that writes the line."""
    notices = [
        Notice(transition=line, to=user, due_at=_due_at(user, line.at))
        for user in recipients_of(line)
    ]
    if notices:
        Notice.objects.bulk_create(notices)
        expect_next()


def deliver(at: datetime | None = None) -> int:
    """Send what is due by now; how many notices were sent.

    Each is sent at least once, whatever breaks, and twice only where a process dies between the
    mail server's yes and its being written down; the message then bears the same Message-ID.
    """
    at, sent = at or timezone.now(), 0
    keys = list(Notice.objects.due(at).values_list("to", flat=True).distinct())
    for user in User.objects.filter(pk__in=keys).order_by("pk"):
        sent += _deliver_to(user, at)
    if keys:
        with transaction.atomic():
            expect_next()
    return sent


def _deliver_to(user: User, at: datetime) -> int:
    notices = _claimed(user, at)
    if not notices:
        return 0
    if user.notice_rhythm == NoticeRhythm.DAILY:
        return _sent(digest(user, notices), notices, at)
    return sum(_sent(letter(user, notice), [notice], at) for notice in notices)


def _claimed(user: User, at: datetime) -> list[Notice]:
    """What is due to somebody, taken so that nobody else sends it meanwhile."""
    about = ("transition__article__latest", "transition__by", "transition__revision")
    with transaction.atomic():
        due = Notice.objects.due(at).filter(to=user).order_by("pk")
        notices = list(due.select_for_update(of=("self",)).select_related(*about))
        untold = [one for one in notices if not may_be_told(one.transition.article, user)]
        Notice.objects.filter(pk__in=[one.pk for one in untold]).delete()
        notices = [one for one in notices if one not in untold]
        keys = [one.pk for one in notices]
        Notice.objects.filter(pk__in=keys).update(due_at=at + CLAIMED_FOR)
    return notices


def _sent(message: mail.EmailMessage, notices: list[Notice], at: datetime) -> int:
    rows = Notice.objects.filter(pk__in=[notice.pk for notice in notices])
    try:
        message.send()
    except Exception:
        # A mail server fails in as many ways as there are mail servers.
        log.exception("A notice to %s could not be sent; it stays due.", message.to)
        tries = max(notice.tries for notice in notices) + 1
        wait = min(timedelta(minutes=2 ** min(tries, 10)), LONGEST_WAIT)
        rows.update(tries=tries, due_at=at + wait)
        return 0
    return rows.update(sent_at=at)


def _due_at(user: User, at: datetime) -> datetime:
    """At once, or with the person's next digest."""
    if user.notice_rhythm != NoticeRhythm.DAILY:
        return at
    local = timezone.localtime(at)
    day = local.date() if local.time() < DIGEST_AT else local.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, DIGEST_AT))
