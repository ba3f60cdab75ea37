"""What is wrong with the files of a demonstration, and where."""

from contextlib import contextmanager

from django.core.exceptions import ValidationError

from apps.partners.register import RegisterError

from ..workflow import Refused


class DemoError(Exception):
    """One line that names file, entry and field: `stories.json: stories[3] (padma): …`."""

    def __init__(self, file: str, what):
        super().__init__(f"{file}: {what}")


@contextmanager
def told_of(file: str, where: str = ""):
    """Whatever refuses an entry inside the block, said in one line that names the entry."""
    try:
        yield
    except RegisterError as error:
        raise DemoError(file, error) from error
    except ValidationError as error:
        raise DemoError(file, f"{where}: {' '.join(error.messages)}") from error
    except Refused as error:
        raise DemoError(file, f"{where}: {error}") from error
