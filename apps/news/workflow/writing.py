"""Texts: each save keeps a new one, and none is ever lost."""

from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.org.models import User
from apps.org.texts import printable

from ..body import clean_body
from ..choices import Action, ChangeKind, State
from ..models import Article, Category, Revision
from ..texts import Text
from .rules import Refused, locked, move, record, require, validated

# A title of these alone would be an empty headline.
INVISIBLE = " \t\n\u00a0\u200b\u200c\u200d\u2060\u3000\ufeff"


def draft(
    *,
    language: str,
    slug: str,
    category: Category,
    by: User | None,
    text: Text,
    at: datetime | None = None,
) -> Article:
    """A new article with its first text; nobody's, where a command read it in."""
    with transaction.atomic():
        article = Article(language=language, slug=slug, category=category)
        validated(article)
        _saved(article)
        article.latest = _written(article, text, by=by, at=at)
        article.save()
        record(article, Action.DRAFTED, before="", by=by, at=at)
    return article


def revise(
    article: Article,
    *,
    by: User | None,
    text: Text,
    based_on: Revision | None = None,
    at: datetime | None = None,
) -> Revision:
    """Keep a new text. What is live stays live; signatures belong to the text before.

    `based_on` is the text the writer had before them. Where that is no longer the latest, somebody
    else has saved meanwhile: the new text is kept beside theirs, and theirs stays the latest.
    Returns the text in which everything is kept, a new one or one that says the same already.
    """
    with transaction.atomic():
        article = locked(article)
        before = based_on or article.latest
        require(before.article_id == article.pk, _("That text belongs to another article."))
        if before != article.latest:
            return _kept_beside(article, before, text, by=by, at=at)
        is_same = cleaned(text).is_in(article.latest)
        if is_same and article.state not in {State.RETURNED, State.WITHDRAWN}:
            return article.latest
        article.latest = _written(article, text, based_on=before, by=by, at=at)
        if article.state == State.DRAFT:
            article.save()
        else:
            move(article, State.DRAFT, Action.EDITED, by=by, at=at)
    return article.latest


def restore(revision: Revision, *, by: User, at: datetime | None = None) -> Revision:
    """An earlier text as the next one: it passes its review again, as any other.

    Where the latest text says the same, that is returned.
    """
    with transaction.atomic():
        article = locked(revision.article)
        require(article.latest_id != revision.pk, _("This is the latest text already."))
        text = Text.of(revision)
        if revision.number <= (article.live.number if article.live else 0):
            # Its note told readers of a change against a text before it.
            text = replace(text, change_kind=ChangeKind.MINOR, change_note="")
        made = revise(article, by=by, text=text, at=at)
        if made.pk != article.latest_id:
            source = _("Text %(number)s") % {"number": revision.number}
            record(made.article, Action.RESTORED, revision=made, by=by, at=at, reason=source)
        return made


def cleaned(text: Text) -> Text:
    """The text as it would be kept: nothing unprintable, no markup a body may not hold."""
    fields = text.as_fields()
    words = {key: printable(value) for key, value in fields.items() if isinstance(value, str)}
    words["title"] = words["title"].strip(INVISIBLE)
    try:
        body = clean_body(words["body"])
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    return replace(text, **words | {"body": body})


def _kept_beside(
    article: Article, before: Revision, text: Text, *, by: User | None, at: datetime | None
) -> Revision:
    """Keep a text without making it the latest; once, however often its form is sent."""
    kept = cleaned(text)
    if kept.is_in(article.latest) or kept.is_in(before):
        return article.latest
    mine = article.revisions.filter(based_on=before, author=by).newest_first().first()
    if mine and kept.is_in(mine):
        return mine
    revision = _written(article, text, based_on=before, by=by, at=at)
    record(article, Action.CONFLICTED, revision=revision, by=by, at=at)
    return revision


def _saved(article: Article) -> None:
    """Save, where somebody else may take the address at this very moment."""
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError as error:
        raise Refused(_("This address is taken.")) from error


def _written(
    article: Article,
    text: Text,
    *,
    by: User | None,
    at: datetime | None,
    based_on: Revision | None = None,
) -> Revision:
    last = article.revisions.newest_first().first()
    revision = Revision(
        article=article,
        number=last.number + 1 if last else 1,
        author=by,
        created_at=at or timezone.now(),
        based_on=based_on,
        **cleaned(text).as_fields(),
    )
    validated(revision, exclude=() if by else ("author",))
    revision.save()
    for relation, rows in text.about().items():
        getattr(revision, relation).set(rows)
    return revision
