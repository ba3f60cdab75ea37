"""Breaking a headline into lines as a typesetter would: no word cut, no line begun by a comma."""

from collections.abc import Callable
from dataclasses import dataclass

from ..headlines import CLOSING, PIECE

Measure = Callable[[str], float]  # a text's width in em
Space = Callable[[str, str], float]  # the space between two texts in em, where nothing is typed


@dataclass(frozen=True)
class Piece:
    text: str
    is_spaced: bool  # a space is typed before it
    before: float  # the space before it within a line, in em
    width: float


@dataclass(frozen=True)
class Setting:
    """A headline in lines, and how large it stands."""

    size: int
    lines: tuple[str, ...]


def pieces_of(text: str, measure: Measure, space: Space) -> list[Piece]:
    pieces: list[Piece] = []
    for words in text.split():
        for found in PIECE.finditer(words):
            if not found[0]:
                continue
            spaced = found.start() == 0 and bool(pieces)
            before = measure(" ") if spaced else 0
            if pieces and not spaced:
                before = space(pieces[-1].text, found[0])
            pieces.append(Piece(found[0], spaced, before, measure(found[0])))
    return pieces


def fill(pieces: list[Piece], width: float) -> list[list[Piece]]:
    """As many pieces on each line as it holds; a piece wider than a line has one for itself."""
    lines: list[list[Piece]] = []
    used = 0.0
    for piece in pieces:
        if lines and used + piece.before + piece.width <= width:
            lines[-1].append(piece)
            used += piece.before + piece.width
        else:
            lines.append([piece])
            used = piece.width
    return lines


def balanced(pieces: list[Piece], width: float) -> list[list[Piece]]:
    """No more lines than needed, and as even as they can be."""
    most = len(fill(pieces, width))
    low, high = 0.0, width
    while high - low > 0.05:
        middle = (low + high) / 2
        low, high = (low, middle) if len(fill(pieces, middle)) <= most else (middle, high)
    return fill(pieces, high)


def text_of(line: list[Piece]) -> str:
    return "".join((" " if n and piece.is_spaced else "") + piece.text
                   for n, piece in enumerate(line))  # fmt: skip


def set_headline(pieces: list[Piece], width: int, height: int, *, sizes: tuple[int, ...],
                 leading: float, most: int = 4) -> Setting:  # fmt: skip
    """In the largest size that fits; in the smallest the rest is left out with an ellipsis."""
    for size in sizes:
        lines = balanced(pieces, width / size)
        widest = max((_width(line) for line in lines), default=0)
        room = min(most, int(height / (size * leading)))
        if len(lines) <= room and widest * size <= width:
            return Setting(size, tuple(text_of(line) for line in lines))
    room = max(1, min(most, int(height / (sizes[-1] * leading))))
    cut = fill(_cut_to(pieces, width / size), width / size)
    lines = [text_of(line) for line in cut]
    if len(lines) > room:
        last = cut[room - 1]
        while len(last) > 1 and _width(last) + 1 > width / size:
            last = last[:-1]
        lines = [*lines[: room - 1], text_of(last).rstrip(CLOSING) + "…"]
    return Setting(size, tuple(lines))


def _width(line: list[Piece]) -> float:
    return sum(piece.width + (piece.before if n else 0) for n, piece in enumerate(line))


def _cut_to(pieces: list[Piece], width: float) -> list[Piece]:
    """The last resort: what is wider than a line, in parts that are not."""
    cut: list[Piece] = []
    for piece in pieces:
        parts = max(1, -(-piece.width // max(width - 1, 1)))
        step = -(-len(piece.text) // int(parts))
        for start in range(0, len(piece.text), step):
            text = piece.text[start : start + step]
            share = piece.width * len(text) / len(piece.text)
            first = start == 0
            cut.append(Piece(text, piece.is_spaced and first, piece.before if first else 0, share))
    return cut
