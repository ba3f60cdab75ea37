"""Saying in a test that the database itself refuses something."""

from contextlib import contextmanager

import pytest
from django.db import Error, connection, transaction


@contextmanager
def refused_by_the_database(rule=""):
    """The block breaks a rule of the database; `rule` is the constraint's name where it tells."""
    with pytest.raises(Error) as refusal, transaction.atomic():
        yield
        connection.check_constraints()
    if connection.vendor == "postgresql" or "CHECK" in str(refusal.value):
        assert rule in str(refusal.value)
