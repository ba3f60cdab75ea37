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
        link, owner, target, target_owner = self._columns(model, schema_editor.quote_name)
        return (
            f"CONSTRAINT {schema_editor.quote_name(self.name)} FOREIGN KEY ({link}, {owner}) "
            f"REFERENCES {target} ({schema_editor.quote_name('id')}, {target_owner}) "
            "DEFERRABLE INITIALLY DEFERRED"
        )

    def create_sql(self, model, schema_editor):
        table = Table(model._meta.db_table, schema_editor.quote_name)
        constraint = self.constraint_sql(model, schema_editor)
        return Statement(
            "ALTER TABLE %(table)s ADD %(constraint)s", table=table, constraint=constraint
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

    def _columns(self, model, quote):
        target = model._meta.get_field(self.link).remote_field.model
        return (
            quote(model._meta.get_field(self.link).column),
            quote(model._meta.get_field(self.owner).column),
            quote(target._meta.db_table),
            quote(target._meta.get_field(self.target_owner).column),
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
    """These fields never change once written (once not null, that is).

    An UPDATE trigger, so that no path around the models can rewrite what was signed or logged.
    """

    default_violation_error_message = _("This cannot be changed once it is written.")

    def __init__(self, *, fields, name, **kwargs):
        super().__init__(name=name, **kwargs)
        self.fields = tuple(fields)

    def constraint_sql(self, model, schema_editor):
        # A trigger needs its table first; deferred statements follow it and its renaming.
        schema_editor.deferred_sql.append(self.create_sql(model, schema_editor))

    def create_sql(self, model, schema_editor):
        quote = schema_editor.quote_name
        columns = [quote(model._meta.get_field(name).column) for name in self.fields]
        changed = " OR ".join(
            f"(OLD.{c} IS NOT NULL AND (NEW.{c} IS NULL OR NEW.{c} <> OLD.{c}))" for c in columns
        )
        return Statement(
            _TRIGGERS[schema_editor.connection.vendor],
            table=Table(model._meta.db_table, quote),
            name=quote(self.name),
            columns=", ".join(columns),
            changed=changed,
            message=self.name,
        )

    def remove_sql(self, model, schema_editor):
        table = Table(model._meta.db_table, schema_editor.quote_name)
        template = _TRIGGER_REMOVALS[schema_editor.connection.vendor]
        return Statement(template, table=table, name=schema_editor.quote_name(self.name))

    def validate(self, model, instance, exclude=None, using=None):
        if instance._state.adding or set(self.fields) & set(exclude or ()):
            return
        names = [model._meta.get_field(name).attname for name in self.fields]
        stored = model._default_manager.using(using).filter(pk=instance.pk).values(*names).first()
        for name, old in (stored or {}).items():
            if old is not None and old != getattr(instance, name):
                raise ValidationError(self.get_violation_error_message())

    def deconstruct(self):
        path, args, kwargs = super().deconstruct()
        kwargs["fields"] = self.fields
        return path, args, kwargs

    def __eq__(self, other):
        if isinstance(other, WriteOnce):
            return self.deconstruct() == other.deconstruct()
        return super().__eq__(other)

    __hash__ = BaseConstraint.__hash__


_TRIGGERS = {
    "sqlite": (
        "CREATE TRIGGER %(name)s BEFORE UPDATE OF %(columns)s ON %(table)s WHEN %(changed)s "
        "BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: %(message)s'); END"
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION %(name)s() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION 'violates constraint %(message)s' USING ERRCODE = 'check_violation'; "
        "END $$; CREATE TRIGGER %(name)s BEFORE UPDATE OF %(columns)s ON %(table)s "
        "FOR EACH ROW WHEN (%(changed)s) EXECUTE FUNCTION %(name)s()"
    ),
}
_TRIGGER_REMOVALS = {
    "sqlite": "DROP TRIGGER %(name)s",
    "postgresql": "DROP TRIGGER %(name)s ON %(table)s; DROP FUNCTION %(name)s()",
}
