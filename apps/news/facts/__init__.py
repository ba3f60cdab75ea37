"""The facts of a published story, held against a newer text of it.

Readers were told them; a text that tells them otherwise, or no more, needs a correction.
"""

from .change import FactChange, demand
from .compare import changed_facts
from .known import known_text, uncorrected

__all__ = ["FactChange", "changed_facts", "demand", "known_text", "uncorrected"]
