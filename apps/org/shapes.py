"""The shapes a picture is shown in, and what a crop keeps: the surroundings of its focal point."""

from dataclasses import dataclass

from .renditions import WHOLE

Size = tuple[int, int]
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Shape:
    """`ratio` is width to height, None for a picture as it is; `widths` in pixels, ascending."""

    ratio: tuple[int, int] | None
    widths: tuple[int, ...]


SHAPES = {
    WHOLE: Shape(None, (360, 720, 1080, 1440)),
    "card": Shape((3, 2), (360, 720, 960, 1280)),  # in lists, and leading the first page
    "square": Shape((1, 1), (160, 320, 640)),  # portraits
}


@dataclass(frozen=True)
class Plan:
    """One rendition to be made: what it takes of the original, and how large it becomes."""

    box: Box
    width: int
    height: int


def plans(shape: Shape, size: Size, focal: tuple[float, float]) -> list[Plan]:
    """The renditions of a shape, smallest first; none is larger than what it is made from."""
    box = crop(size, shape.ratio, focal)
    full, tall = box[2] - box[0], box[3] - box[1]
    largest = min(full, shape.widths[-1])
    # One that is hardly smaller than the largest would spare nobody anything.
    widths = [width for width in shape.widths if width * 1.1 < largest] + [largest]
    return [Plan(box, width, max(1, round(width * tall / full))) for width in widths]


def crop(size: Size, ratio: tuple[int, int] | None, focal: tuple[float, float]) -> Box:
    """The largest part of that ratio, its middle as near the focal point as the edges allow."""
    width, height = size
    if ratio is None:
        return 0, 0, width, height
    across, down = ratio
    cut_width = max(1, min(width, round(height * across / down)))
    cut_height = max(1, min(height, round(width * down / across)))
    left, top = _start(cut_width, width, focal[0]), _start(cut_height, height, focal[1])
    return left, top, left + cut_width, top + cut_height


def _start(cut: int, length: int, focal: float) -> int:
    return min(max(0, round(focal * length - cut / 2)), length - cut)
