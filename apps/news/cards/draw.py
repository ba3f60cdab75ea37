"""Drawing a card: white paper, black lines with round stations, one lit signal."""

from io import BytesIO

from PIL import Image, ImageDraw

from .fonts import font, runs, space_between, width_of
from .lines import pieces_of, set_headline
from .words import HEIGHT, WIDTH, Words

MARGIN = 72
PAPER, INK, QUIET, SIGNAL = "#fff", "#12181d", "#55616a", "#00714a"
SIZES = (88, 80, 72, 66, 60, 54, 48, 44)
FINE = 3  # lines and circles are drawn larger and made smaller, which smooths them
COLOURS = 48


def draw(words: Words) -> bytes:
    """A PNG of 1200 × 630."""
    card = _tracks() if words.parties else _line()
    pen = ImageDraw.Draw(card)
    is_chinese = words.language.startswith("zh")
    if words.site:
        _write(pen, (MARGIN, 94), words.site, words, 32, INK)
    end = _write(pen, (MARGIN, 172), words.section, words, 28, INK)
    _write(pen, (end + 24 if words.section else MARGIN, 172), words.day, words, 28, QUIET)
    for y, name in zip((478, 552), words.parties, strict=False):
        _write(pen, (MARGIN, y), _shortened(name, words, 28, 800), words, 28, INK)
    leading = 1.3 if is_chinese else 1.12
    top, bottom = 200, 412 if words.parties else 484
    pieces = pieces_of(
        words.title,
        lambda text: width_of(text, words.language),
        lambda before, after: space_between(before, after, words.language),
    )
    headline = set_headline(pieces, WIDTH - 2 * MARGIN, bottom - top, sizes=SIZES, leading=leading)
    for number, line in enumerate(headline.lines):
        baseline = top + headline.size * (leading * number + (1.05 if is_chinese else 0.95))
        _write(pen, (MARGIN, round(baseline)), line, words, headline.size, INK)
    return _png(card)


def _write(pen, at: tuple[int, int], text: str, words: Words, size: int, colour: str) -> int:
    """Write a line on its baseline; returns where it ends."""
    x, y = at
    for path, piece, space in runs(text, words.language):
        x += space * size
        face = font(path, size)
        pen.text((x, y), piece, colour, face, anchor="ls")
        x += face.getlength(piece)
    return round(x)


def _shortened(text: str, words: Words, size: int, width: int) -> str:
    if width_of(text, words.language) * size <= width:
        return text
    while text and (width_of(text, words.language) + 1) * size > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _line() -> Image.Image:
    """One line with its stations; the lit one is where you are."""
    return _lines(
        [[(MARGIN, 548), (WIDTH, 548)]],
        stations=[(MARGIN + 300 * n, 548) for n in range(3)],
        signal=(MARGIN + 900, 548),
    )


def _tracks() -> Image.Image:
    """Two tracks that become one at the signal."""
    return _lines(
        [
            [(MARGIN, 500), (900, 500), (937, 537), (WIDTH, 537)],
            [(MARGIN, 574), (900, 574), (937, 537), (WIDTH, 537)],
        ],
        stations=[(MARGIN, 500), (MARGIN, 574)],
        signal=(MARGIN + 900, 537),
    )


def _lines(lines, *, stations, signal) -> Image.Image:
    fine = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)
    pen = ImageDraw.Draw(fine)
    for line in lines:
        pen.line([(x * FINE, y * FINE) for x, y in line], INK, 5 * FINE, joint="curve")
    for x, y in stations:
        pen.circle(((x + 12) * FINE, y * FINE), 12 * FINE, PAPER, INK, 5 * FINE)
    pen.circle((signal[0] * FINE, signal[1] * FINE), 20 * FINE, SIGNAL, PAPER, 5 * FINE)
    return fine.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _png(card: Image.Image) -> bytes:
    """Of few colours, as a drawing is: a third of the bytes."""
    buffer = BytesIO()
    card.quantize(COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
