"""Carrying the plan out, in one transaction."""

from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from ..models import ContentVersion, Department, FormerKey, Organisation, Person, ShortName
from ..relations import Relation, link_of, relations
from ..texts import translated
from .plan import Plan, plan_of

MERGED = {Person: "person", Organisation: "organisation", Department: "department"}


class CannotMerge(Exception):  # noqa: N818 — reads as what happened
    """The message says why, to the person who asked."""


def merge(
    keep: Model, lose: Model, *, chosen: Iterable[str] = (), short_names: Iterable[str] = ()
) -> Plan:
    """Let `keep` stand for both. Of the fields `chosen` it takes what the other says.

    `short_names` are languages: those in which an organisation gets the other's name as a short
    one. Raises CannotMerge, and then nothing has changed.
    """
    try:
        with transaction.atomic():
            keep, lose = _locked(keep, lose)
            made = plan_of(keep, lose)
            if made.obstacles:
                raise CannotMerge(_("Something stands in the way: look at it first."))
            values = {name: getattr(lose, name) for name in chosen}
            names = names_offered(keep, lose) if isinstance(keep, Organisation) else {}
            key = lose.pk if isinstance(lose, Department) else lose.key
            _carry_out(made)
            _save(keep, values)
            for language in set(short_names) & set(names):
                ShortName.objects.get_or_create(
                    organisation=keep, language=language, name=names[language]
                )
            kind = MERGED[type(keep)]
            FormerKey.objects.filter(key=key, **{f"{kind}__isnull": False}).delete()
            FormerKey.objects.create(key=key, **{kind: keep})
            ContentVersion.bump()
    except IntegrityError as error:
        message = _("Somebody changed something this depends on. Please try again.")
        raise CannotMerge(message) from error
    return made


def names_offered(keep: Organisation, lose: Organisation) -> dict[str, str]:
    """By language: what the one that goes was called, where that can be a short name."""
    longest = ShortName._meta.get_field("name").max_length
    found = {}
    for column in translated("name"):
        name = getattr(lose, column)
        if name and name != getattr(keep, column) and len(name) <= longest:
            found[Organisation._meta.get_field(column).language] = name
    return found


def _locked(keep: Model, lose: Model) -> tuple[Model, Model]:
    rows = type(keep)._base_manager.select_for_update().order_by("pk")
    found = {row.pk: row for row in rows.filter(pk__in=[keep.pk, lose.pk])}
    if keep.pk not in found or lose.pk not in found:
        raise CannotMerge(_("One of them is gone: somebody has deleted or merged it."))
    return found[keep.pk], found[lose.pk]


def _carry_out(made: Plan) -> None:
    for join in made.joins:
        _carry_out(join)
    for relation, pks in made.moves.items():
        if relation.is_many:
            _relink(relation, made)
        else:
            rows = relation.model._base_manager.filter(pk__in=pks)
            rows.update(**{relation.field.name: made.keep})
    for each in made.lose._meta.many_to_many:
        getattr(made.keep, each.name).add(*getattr(made.lose, each.name).all())
    if made.fills:
        _save(made.keep, made.fills)
    for relation in relations(type(made.lose)):
        if relation.rows([made.lose]).exists():
            raise CannotMerge(_("Somebody changed something this depends on. Please try again."))
    made.lose.delete()


def _relink(relation: Relation, made: Plan) -> None:
    """Rows that point at both point at one, once."""
    through, source, target = link_of(relation.field)
    links = through._base_manager
    already = list(links.filter(**{target: made.keep}).values_list(source, flat=True))
    links.filter(**{target: made.lose, f"{source}__in": already}).delete()
    links.filter(**{target: made.lose}).update(**{target: made.keep})


def _save(row: Model, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    try:
        row.full_clean()
    except ValidationError as error:
        raise CannotMerge(" ".join(error.messages)) from error
    row.save()
