"""Dates in the database, the same on both engines."""

from django.db.models import Func, TextField


class YearOf(Func):
    """The year of a date in four digits: YearOf("signed_on") → "2024".

    Django's own runs Python for each row on SQLite, which a count over a whole list would feel.
    """

    arity = 1
    output_field = TextField()

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(
            compiler, connection, template="SUBSTR(%(expressions)s, 1, 4)", **context
        )

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(
            compiler, connection, template="TO_CHAR(%(expressions)s, 'YYYY')", **context
        )
