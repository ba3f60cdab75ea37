"""All that readers of a language were told of changes: the corrections page and its feeds."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.org.texts import Wording, column_of, translated, worded
from apps.partners.models import Agreement, Occasion, RegisterCorrection

from .choices import Action, ChangeKind
from .models import Article, Transition
from .querysets import NOTED

WITHDRAWAL = "withdrawal"
# Where a row comes from; its kind says what is told.
STORY, AGREEMENT, OCCASION = "story", "agreement", "occasion"
COLUMNS = ("told_at", "told_of", "told_kind", "told_id", "told_anchor", "told_key",
           *translated("told_note"), *translated("told_title"))  # fmt: skip


@dataclass(frozen=True)
class Told:
    """Something readers were told. A withdrawn story keeps its title to itself."""

    at: datetime
    of: str
    kind: str
    id: int
    anchor: int
    key: str
    note: Wording
    title: Wording | str

    @property
    def day(self) -> date:
        return timezone.localdate(self.at)

    @property
    def label(self) -> str:
        return {
            ChangeKind.CORRECTION: pgettext("a note to readers", "Correction"),
            ChangeKind.UPDATE: pgettext("a note to readers", "Update"),
            WITHDRAWAL: pgettext("a note to readers", "Withdrawal"),
        }[self.kind]

    @property
    def headline(self) -> Wording | str:
        return _("This story has been withdrawn") if self.kind == WITHDRAWAL else self.title

    @property
    def path(self) -> str:
        """Where it is told; empty for an occasion of no public agreement."""
        if self.of == STORY:
            note = "" if self.kind == WITHDRAWAL else f"#note-{self.anchor}"
            return reverse("news:article", args=[self.key]) + note
        if not self.key:
            return ""
        return f"{reverse('partners:agreement', args=[self.key])}#note-register-{self.anchor}"


def told(language: str) -> QuerySet:
    """The rows of all that is public, newest first: one query, however many kinds there are."""
    public = Article.objects.public().in_language(language)
    notes = Transition.objects.filter(
        action=Action.PUBLISHED, article__in=public, revision__change_kind__in=NOTED
    )
    # Columns are named by language here; what rewrites names would lose their order.
    register = RegisterCorrection.objects.rewrite(False).public()
    rows = _rows(
        notes, STORY, language, at=F("at"), kind=F("revision__change_kind"), id=F("pk"),
        anchor=F("revision__number"), key=F("article__slug"),
        note=F("revision__change_note"), title=F("revision__title"),
    ).union(
        _withdrawals(language),
        _register(register.filter(agreement__isnull=False), AGREEMENT, F("agreement__reference")),
        _register(register.filter(occasion__isnull=False), OCCASION, _agreement_of_occasion()),
        all=True,
    )  # fmt: skip
    return rows.order_by("-told_at", "told_of", "-told_id")


def told_of(row: tuple) -> Told:
    values = dict(zip(COLUMNS, row, strict=True))
    plain = {name: values[f"told_{name}"] for name in ("at", "of", "kind", "id", "anchor", "key")}
    texts = {name: worded(_Row(values), f"told_{name}") for name in ("note", "title")}
    return Told(**plain | texts | {"title": texts["title"] or plain["key"]})


class _Row:
    def __init__(self, values: dict):
        self.__dict__ |= values


def _withdrawals(language: str) -> QuerySet:
    gone = Article.objects.withdrawn().in_language(language).with_moment_withdrawn()
    return _rows(
        gone, STORY, language, at=Coalesce("withdrawn_at", "first_published_at"),
        kind=_text(WITHDRAWAL), id=F("pk"), anchor=Value(0), key=F("slug"),
        note=F("withdrawal_reason"), title=_text(""),
    )  # fmt: skip


def _register(corrections: QuerySet, of: str, key) -> QuerySet:
    texts = {
        target: F(source)
        for name, path in (("told_note", "note"), ("told_title", f"{of}__title"))
        for target, source in zip(translated(name), translated(path), strict=True)
    }
    return corrections.annotate(
        told_at=F("at"), told_of=_text(of), told_kind=_text(ChangeKind.CORRECTION.value),
        told_id=F("pk"), told_anchor=F("pk"), told_key=key, **texts,
    ).values_list(*COLUMNS)  # fmt: skip


def _rows(rows: QuerySet, of: str, language: str, *, note, title, **told) -> QuerySet:
    """Of stories, which are in one language."""
    texts = {
        column: _text("") for name in ("note", "title") for column in translated(f"told_{name}")
    }
    texts |= {column_of("told_note", language): note, column_of("told_title", language): title}
    columns = {f"told_{name}": value for name, value in told.items()}
    return rows.annotate(told_of=_text(of), **columns, **texts).values_list(*COLUMNS)


def _agreement_of_occasion() -> Coalesce:
    links = Occasion.agreements.through.objects.filter(
        occasion=OuterRef("occasion"), agreement__in=Agreement.objects.public()
    )
    newest = links.order_by("-agreement__signed_on", "-agreement")
    return Coalesce(
        Subquery(newest.values("agreement__reference")[:1]), _text(""), output_field=TextField()
    )


def _text(words: str) -> Value:
    return Value(words, output_field=TextField())
