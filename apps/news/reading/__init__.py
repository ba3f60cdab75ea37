"""Reading a release: text in, facts with their places out. No Django here."""

from .export import as_json
from .model import Reading
from .reader import read

__all__ = ["Reading", "as_json", "read"]
