"""To say something about a text, to answer, and to have done with it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User
from apps.org.texts import printable

from ..models import Article, Comment, PreviewLink, ReviewStage
from ..workflow import Refused
from ..workflow.review import may_know_of
from ..workflow.rules import locked, require
from .anchor import place, plain, squeezed

LONGEST = {name: Comment._meta.get_field(name).max_length
           for name in ("quote", "before", "body", "guest_name")}  # fmt: skip
MOST_IN_AN_HOUR = 50  # through one preview link
SENT_TWICE = timedelta(minutes=1)


@dataclass(frozen=True)
class Guest:
    """Somebody without an account: a preview link, and the name they give."""

    link: PreviewLink
    name: str


def say(
    article: Article,
    *,
    by: User | Guest,
    body: str,
    quote: str = "",
    before: str = "",
    at: datetime | None = None,
) -> Comment:
    """Begin a thread about words of the latest text, or without any about the whole."""
    quote = _short(quote, "quote", _("Choose fewer words: 500 characters at most."))
    before = printable(before).strip()[-LONGEST["before"] :] if quote else ""
    with transaction.atomic():
        article = locked(article)
        require(not quote or _is_in_text(quote, before, article), _("These words are not in the "
                "text that was saved last: copy them from it, or leave them out."))  # fmt: skip
        return _kept(article, by, at, body=body, quote=quote, before=before)


def answer(thread: Comment, *, by: User | Guest, body: str, at: datetime | None = None) -> Comment:
    """Answer in a thread. One that was resolved is open again: an answer is there to be read."""
    require(thread.parent_id is None, _("Answer the comment a thread begins with."))
    with transaction.atomic():
        article = locked(thread.article)
        if isinstance(by, Guest):
            require(thread.link_id == by.link.pk, _("This thread is not there any more."))
        said = _kept(article, by, at, body=body, parent=thread)
        Comment.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)
        return said


def resolve(thread: Comment, *, by: User, at: datetime | None = None) -> None:
    """Have done with a thread; it stays to be read. Resolving twice changes nothing."""
    with transaction.atomic():
        _require_resolver(thread, by)
        threads = Comment.objects.filter(pk=thread.pk, resolved_at__isnull=True)
        threads.update(resolved_at=at or timezone.now(), resolved_by=by)


def reopen(thread: Comment, *, by: User) -> None:
    with transaction.atomic():
        _require_resolver(thread, by)
        Comment.objects.filter(pk=thread.pk).update(resolved_at=None, resolved_by=None)


def may_resolve(article: Article, user: User) -> bool:
    """Those who may change the text, and those who may sign a stage of its review."""
    chain = ReviewStage.objects.chain_of(article)
    may_act = user.has_perm("news.change_article") or chain.filter(group__user=user).exists()
    return may_act and may_know_of(article, user)


def _is_in_text(quote: str, before: str, article: Article) -> bool:
    return squeezed(quote) != "" and place(quote, before, plain(article.latest)) is not None


def _require_resolver(thread: Comment, by: User) -> None:
    article = locked(thread.article)
    require(thread.parent_id is None, _("Only a whole thread is resolved."))
    require(may_resolve(article, by),
            _("Only those who change or sign the text have done with a comment."))  # fmt: skip


def _kept(article: Article, by: User | Guest, at: datetime | None, **fields) -> Comment:
    """The comment, written; or the very same one, where a form was sent twice."""
    at = at or timezone.now()
    body = _short(fields["body"], "body", _("Say it in 4,000 characters."))
    require(squeezed(body), _("Write what you want to say."))
    speaker = _guest(article, by, at) if isinstance(by, Guest) else _staff(article, by)
    said = {"article": article, "body": body, "parent": None, "quote": "", "before": ""}
    said |= fields | {"body": body} | speaker
    twice = Comment.objects.filter(**said)
    if not isinstance(by, Guest):  # a guest's page is the answer to a form, and may be loaded again
        twice = twice.filter(at__gt=at - SENT_TWICE)
    if same := twice.order_by("pk").last():
        return same
    if isinstance(by, Guest):
        _require_patience(by.link, at)
    return Comment.objects.create(**said, revision=article.latest, at=at)


def _staff(article: Article, by: User) -> dict:
    require(may_know_of(article, by), _("This article is limited to named staff."))
    return {"author": by, "link": None, "guest_name": ""}


def _guest(article: Article, by: Guest, at: datetime) -> dict:
    valid = PreviewLink.objects.valid(at).filter(pk=by.link.pk, article=article, may_comment=True)
    require(valid.exists(), _("Comments through this link are closed."))
    name = " ".join(_short(by.name, "guest_name", _("Shorten your name.")).split())
    require(squeezed(name), _("Give your name."))
    return {"author": None, "link": by.link, "guest_name": name}


def _require_patience(link: PreviewLink, at: datetime) -> None:
    lately = link.comments.filter(at__gt=at - timedelta(hours=1)).count()
    if lately >= MOST_IN_AN_HOUR:
        raise Refused(_("There were many comments through this link: wait an hour for the next."))


def _short(text: str, field: str, refusal: str) -> str:
    text = printable(text.replace("\r\n", "\n")).strip()
    require(len(text) <= LONGEST[field], refusal)
    return text
