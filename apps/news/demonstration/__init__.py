"""The demonstration newsroom: what stands in demo/, brought through the same doors as real news.

It adds what is missing and changes nothing that is there: not an account, not a register entry
that somebody has corrected, not a story that editors have worked on.
"""

from .errors import DemoError
from .load import load

__all__ = ["DemoError", "load"]
