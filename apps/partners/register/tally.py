"""Writing a row only where it changes, and counting."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from apps.org.texts import lines, translated

from .checks import LANGUAGES
from .errors import RegisterError


@dataclass
class Tally:
    """How many rows a load created, updated, deleted and left alone."""

    created: int = 0
    updated: int = 0
    deleted: int = 0
    unchanged: int = 0

    @property
    def changes(self) -> int:
        return self.created + self.updated + self.deleted


def columns(field: str, texts: dict | None) -> dict:
    """{"en": "Office"} for `name` → {"name_en": "Office"}. Languages not given are left alone."""
    known = dict(zip(LANGUAGES, translated(field), strict=True))
    return {known[code]: value for code, value in (texts or {}).items()}


class Lines(str):
    """A text that is a list, one entry a line: how the lines end makes no other text of it."""

    __slots__ = ()


def line_columns(field: str, texts: dict | None) -> dict:
    return columns(field, {code: Lines("\n".join(items)) for code, items in (texts or {}).items()})


class Writer:
    """Creates and updates rows by natural keys; says in the entry's words what is wrong."""

    def __init__(self):
        self._fates: dict[models.Model, str] = {}
        self._deleted = 0

    @property
    def tally(self) -> Tally:
        """Each row counts once, for the most that has happened to it."""
        return Tally(**Counter(self._fates.values()), deleted=self._deleted)

    def write(self, model, found, values: dict, where: str):
        """`found` brought to `values`, or a new row where there is none."""
        if found is None:
            instance = model(**values)
            self._save(instance, where)
            self._fates[instance] = "created"
            return instance
        changed = [name for name, value in values.items() if not holds(found, name, value)]
        for name in changed:
            setattr(found, name, values[name])
        if changed:
            self._save(found, where)
            self.note_change(found)
        self._fates.setdefault(found, "unchanged")
        return found

    def set_many(self, manager, wanted: list) -> None:
        """A many-to-many relation brought to exactly these rows."""
        if {row.pk for row in manager.all()} != {row.pk for row in wanted}:
            manager.set(wanted)
            self.note_change(manager.instance)

    def set_in_order(self, manager, wanted: list) -> None:
        """The same where the order counts, which is that in which the links were made."""
        wanted = list(dict.fromkeys(wanted))
        links = manager.through.objects.filter(**{manager.source_field_name: manager.instance})
        target = manager.through._meta.get_field(manager.target_field_name).attname
        if list(links.order_by("pk").values_list(target, flat=True)) != [row.pk for row in wanted]:
            manager.clear()
            for row in wanted:
                manager.add(row)
            self.note_change(manager.instance)

    def has_changed(self, row) -> bool:
        return self._fates.get(row) in ("created", "updated")

    def note_change(self, row) -> None:
        if self._fates.get(row) != "created":
            self._fates[row] = "updated"

    def delete(self, queryset) -> None:
        for row in queryset:
            row.delete()
            self._deleted += 1

    def _save(self, instance, where: str) -> None:
        """Save, and let the database judge; only where it refuses, ask the model to say why."""
        try:
            instance.clean_fields(exclude=_left_to_the_database(instance))
            instance.clean()
            with transaction.atomic():
                instance.save()
        except ValidationError as error:
            raise _refusal(error, where) from None
        except IntegrityError as error:
            try:
                instance.validate_constraints()
            except ValidationError as reason:
                raise _refusal(reason, where) from None
            raise RegisterError(where, str(error).strip().splitlines()[0]) from None


def _left_to_the_database(instance) -> list[str]:
    """Links, which are known to exist, and the language-less columns of translated texts."""
    names = {field.name for field in instance._meta.fields}
    return [
        field.name
        for field in instance._meta.fields
        if field.is_relation or translated(field.name)[0] in names
    ]


def _refusal(error: ValidationError, where: str) -> RegisterError:
    field, messages = next(iter(error.message_dict.items()))
    return RegisterError(where if field == "__all__" else f"{where}.{field}", " ".join(messages))


def holds(instance, name: str, wanted) -> bool:
    field = instance._meta.get_field(name)
    if field.is_relation:
        return getattr(instance, field.attname) == (wanted.pk if wanted else None)
    stored = getattr(instance, name)
    if isinstance(wanted, Lines):
        return lines(stored) == lines(wanted)
    return stored == wanted or (stored in (None, "") and wanted in (None, ""))
