"""Rules across tables and across time that the database itself keeps.

Both are ordinary members of `Meta.constraints`, so migrations carry them, and SQLite's habit of
rebuilding a table on every change cannot lose them.
"""

from django.core.exceptions import ValidationError
from django.db.backends.ddl_references import Statement, Table
from django.db.models import BaseConstraint
from django.utils.translation import gettext_lazy as _


class SameOwner(BaseConstraint):
    """What `link` points to has the same `owner` as this row.

    A composite foreign key: `(link, owner) REFERENCES target (id, target_owner)`, looked at when
    the transaction ends, as Django's own are. The target needs a UniqueConstraint on
    `("id", target_owner)`. A row whose link or owner is empty passes.
    """

    default_violation_error_message = _("“%(link)s” belongs to another %(owner)s.")

    def __init__(self, *, link, owner, name, target_owner=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self.link, self.owner, self.target_owner = link, owner, target_owner or owner

    def constraint_sql(self, model, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            return self._reference_sql(model, schema_editor.quote_name)
        # As Django's own foreign keys: once the target and its unique constraint are there.
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        return Statement(
            "ALTER TABLE %(table)s ADD %(reference)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            reference=self._reference_sql(model, schema_editor.quote_name),
        )

    def remove_sql(self, model, schema_editor):
        return Statement(
            "ALTER TABLE %(table)s DROP CONSTRAINT %(name)s",
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
        )

    def validate(self, model, instance, exclude=None, using=None):
        if exclude and {self.link, self.owner} & set(exclude):
            return
        target = getattr(instance, self.link, None)
        link, owner = model._meta.get_field(self.link), model._meta.get_field(self.owner)
        mine = getattr(instance, owner.attname)
        if target is None or mine is None:
            return
        theirs = getattr(target, target._meta.get_field(self.target_owner).attname)
        if theirs != mine:
            words = {"link": target, "owner": owner.verbose_name}
            raise ValidationError({link.name: self.violation_error_message % words})

    def _reference_sql(self, model, quote):
        link, owner = model._meta.get_field(self.link), model._meta.get_field(self.owner)
        target = link.remote_field.model._meta
        return Statement(
            "CONSTRAINT %(name)s FOREIGN KEY (%(link)s, %(owner)s) "
            "REFERENCES %(target)s (%(id)s, %(target_owner)s) DEFERRABLE INITIALLY DEFERRED",
            name=quote(self.name),
            link=quote(link.column),
            owner=quote(owner.column),
            target=Table(target.db_table, quote),
            id=quote("id"),
            target_owner=quote(target.get_field(self.target_owner).column),
        )

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        kwargs |= {"link": self.link, "owner": self.owner, "target_owner": self.target_owner}
        return path, args, kwargs

    def __eq__(self, other):
        if isinstance(other, SameOwner):
            return self.deconstruct() == other.deconstruct()
        return super().__eq__(other)

    __hash__ = BaseConstraint.__hash__


class WriteOnce(BaseConstraint):
    """These fields, and the primary key, never change from the moment the row is written.

    With `once_set` an empty field may be filled later, and then stands. Fields in `may_clear` may
    become empty (whom they name has left) but never name another.

    An UPDATE trigger, so that no path around the models can rewrite what was signed or logged.
    Migrations are no exception: one that must alter such values removes the constraint first.
    """

    default_violation_error_message = _("This cannot be changed once it is written.")

    def __init__(self, *, fields, name, once_set=False, may_clear=(), **kwargs):
        super().__init__(name=name, **kwargs)
        self.fields, self.once_set, self.may_clear = tuple(fields), once_set, tuple(may_clear)

    def constraint_sql(self, model, schema_editor):
        # A trigger needs its table first; deferred statements follow it and its renaming.
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        vendor = schema_editor.connection.vendor
        return Statement(
            _TRIGGERS[vendor],
            table=Table(model._meta.db_table, schema_editor.quote_name),
            name=schema_editor.quote_name(self.name),
            refused=self._refused_sql(model, schema_editor.quote_name, _DIFFERS[vendor]),
            message=self.name,
        )

    def remove_sql(self, model, schema_editor):
        table = Table(model._meta.db_table, schema_editor.quote_name)
        template = _TRIGGER_REMOVALS[schema_editor.connection.vendor]
        return Statement(template, table=table, name=schema_editor.quote_name(self.name))

    def validate(self, model, instance, exclude=None, using=None):
        names = [name for name in self.fields + self.may_clear if name not in (exclude or ())]
        if instance._state.adding or not names:
            return
        stored = model._default_manager.using(using).filter(pk=instance.pk).values(*names).first()
        changed = [
            name
            for name, old in (stored or {}).items()
            if self._refuses(name, old, getattr(instance, model._meta.get_field(name).attname))
        ]
        if changed:
            raise ValidationError(dict.fromkeys(changed, self.get_violation_error_message()))

    def _refuses(self, name, old, new):
        is_free = (self.once_set and old is None) if name in self.fields else new is None
        return old != new and not is_free

    def _refused_sql(self, model, quote, differs):
        """What `_refuses` says, of the OLD and NEW row of a trigger."""
        unless_free = dict.fromkeys(self.may_clear, "NEW.{0} IS NOT NULL AND ")
        unless_free |= dict.fromkeys(self.fields, "OLD.{0} IS NOT NULL AND " * self.once_set)
        unless_free |= {model._meta.pk.name: ""}
        return " OR ".join(
            f"({condition}NEW.{{0}} {differs} OLD.{{0}})".format(
                quote(model._meta.get_field(name).column)
            )
            for name, condition in unless_free.items()
        )

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        kwargs["fields"] = self.fields
        if self.once_set:
            kwargs["once_set"] = True
        if self.may_clear:
            kwargs["may_clear"] = self.may_clear
        return path, args, kwargs

    def __eq__(self, other):
        if isinstance(other, WriteOnce):
            return self.deconstruct() == other.deconstruct()
        return super().__eq__(other)

    __hash__ = BaseConstraint.__hash__


_DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
_TRIGGERS = {
    "sqlite": (
        "CREATE TRIGGER %(name)s BEFORE UPDATE ON %(table)s WHEN %(refused)s "
        "BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: %(message)s'); END"
    ),
    # Columns stand in the function alone: PostgreSQL lets none be altered that a trigger names.
    "postgresql": (
        "CREATE OR REPLACE FUNCTION %(name)s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF %(refused)s THEN RAISE EXCEPTION 'violates constraint %(message)s' "
        "USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$; "
        "CREATE TRIGGER %(name)s BEFORE UPDATE ON %(table)s "
        "FOR EACH ROW EXECUTE FUNCTION %(name)s()"
    ),
}
_TRIGGER_REMOVALS = {
    "sqlite": "DROP TRIGGER %(name)s",
    "postgresql": "DROP TRIGGER %(name)s ON %(table)s; DROP FUNCTION %(name)s()",
}
