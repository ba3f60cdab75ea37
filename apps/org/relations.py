"""What points at an entry, from whichever floor: asked of the models, so that none is forgotten."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import CASCADE, PROTECT, RESTRICT, Field, Model, QuerySet


@dataclass(frozen=True)
class Relation:
    """A field by which rows of `model` point at an entry."""

    field: Field

    @property
    def model(self) -> type[Model]:
        return self.field.model

    @property
    def is_many(self) -> bool:
        return self.field.many_to_many

    @property
    def is_part(self) -> bool:
        """Are its rows parts of the entry, deleted with it?"""
        return not self.is_many and self.field.remote_field.on_delete is CASCADE

    def rows(self, entries: Iterable[Model]) -> QuerySet:
        return self.model._base_manager.filter(**{f"{self.field.name}__in": list(entries)})


def relations(model: type[Model]) -> list[Relation]:
    """Each field of any model that points at this one; those without a way back included."""
    backward = (
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
    )
    return [
        Relation(relation.field)
        for relation in backward
        if not relation.related_model._meta.auto_created
    ]


def with_parts(entries: Iterable[Model]) -> dict[type[Model], list[Model]]:
    """These and their parts, and the parts of those, by their model."""
    found: dict[type[Model], list[Model]] = {}
    waiting = list(entries)
    while waiting:
        model = type(waiting[0])
        same = [each for each in waiting if type(each) is model]
        waiting = [each for each in waiting if type(each) is not model]
        new = [each for each in same if each not in found.setdefault(model, [])]
        found[model] += new
        for relation in relations(model):
            if relation.is_part and new:
                waiting += relation.rows(new)
    return found


def link_of(field: models.ManyToManyField) -> tuple[type[Model], str, str]:
    """The table between, and its fields for the row that points and for what it points at."""
    through = field.remote_field.through
    return through, field.m2m_field_name(), field.m2m_reverse_field_name()


def protects(field: Field) -> bool:
    """Would what it points at leave a gap? A link of many, too: a text would be about less."""
    return field.many_to_many or field.remote_field.on_delete in {PROTECT, RESTRICT}
