"""The register as a file: organisations, people, areas, agreements, occasions, the site.

`parse(text)` reads the JSON of a file; `load(document)` and `dump()` share one description of the
fields, `schema.py`. The format is documented in docs/register.md.
"""

from .dump import dump
from .errors import RegisterError
from .load import load
from .parse import parse

__all__ = ["RegisterError", "dump", "load", "parse"]
