"""Counting days in the database, the same on both engines."""

from django.db.models import DateField, Func


class DaysBefore(Func):
    """The day that lies some days before a date: DaysBefore("expires_on", "notice_days")."""

    arity = 2
    output_field = DateField()

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(
            compiler,
            connection,
            arg_joiner=", '-' || ",
            template="DATE(%(expressions)s || ' days')",
            **context,
        )

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(
            compiler, connection, arg_joiner=" - ", template="(%(expressions)s)", **context
        )
