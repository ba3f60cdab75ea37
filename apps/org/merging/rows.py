"""What a row says of its own, and what may be there only once."""

from django.db import models
from django.db.models import Model

from ..relations import Relation

# What an order of rows says is said of the rows beside them, not of the row itself.
NO_STATEMENT = {"position"}
EMPTY = (None, "")


def statements(model: type[Model]) -> list[models.Field]:
    """The fields in which a row says something of its own; a text in its languages."""
    columns = model._meta.concrete_fields
    shown_by_others = {each.translated_field.name for each in columns if _is_translation(each)}
    return [
        each
        for each in columns
        if not each.primary_key and each.name not in shown_by_others | NO_STATEMENT
    ]


def _is_translation(column: models.Field) -> bool:
    return getattr(column, "translated_field", None) is not None


def unique_beside(relation: Relation) -> list[list[models.Field]]:
    """For each rule that holds the link unique: the fields beside it."""
    meta = relation.model._meta
    sets = [each.fields for each in meta.constraints if isinstance(each, models.UniqueConstraint)]
    sets += [[relation.field.name]] if relation.field.unique else []
    return [
        [meta.get_field(name) for name in names if name != relation.field.name]
        for names in sets
        if relation.field.name in names
    ]
