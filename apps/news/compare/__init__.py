"""Two texts held against each other, word by word, with what each is about."""

from .comparison import Comparison, Facts, Line, Pictures, compare
from .passages import Fold, Passage
from .pieces import Piece

__all__ = [
    "Comparison",
    "Facts",
    "Fold",
    "Line",
    "Passage",
    "Pictures",
    "Piece",
    "compare",
]
