"""Gathering rows in the database, the same on both engines."""

from datetime import UTC, datetime

from django.db.models import Aggregate, JSONField
from django.utils.dateparse import parse_datetime


class JsonList(Aggregate):
    """The values of a group as a list, in no order: JsonList(JSONObject(key="area__key")).

    In a subquery it brings what belongs to a row along with the row; None where nothing does.
    """

    output_field = JSONField()
    arity = 1

    def as_sqlite(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **context)

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, function="JSONB_AGG", **context)


def moment(at: str) -> datetime:
    """A moment as the database writes it into JSON."""
    found = parse_datetime(at)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
