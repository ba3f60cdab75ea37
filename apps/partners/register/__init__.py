"""The register as a file: organisations, people, areas, agreements, occasions, the site.

`load(document)` and `dump()` share one description of the fields, `schema.py`. The format is
documented in docs/register.md.
"""

from .dump import dump
from .errors import RegisterError
from .load import load

__all__ = ["RegisterError", "dump", "load"]
