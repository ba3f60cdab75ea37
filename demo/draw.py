"""Draws the pictures of the demonstration: lines, stations, signals, one lit element; its wordmark.

Run `python demo/draw.py` to make demo/pictures/*.png anew.
"""

from math import cos, pi, radians, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

SIZE, WORDMARK, SCALE = (1600, 1000), (1600, 480), 3
WASH, INK, FAINT, LIT = "#f3f5f4", "#12181d", "#b9c2c0", "#00714a"
NIGHT, NIGHT_INK, NIGHT_LIT = "#0e1318", "#e9eef0", "#3fd09a"
FONT = Path(__file__).parents[1] / "static/site/fonts/communique-sans-600.woff2"
FINE, LINE, BOLD = 3, 6, 14


class Sheet:
    """A drawing in points of the finished picture; it is drawn larger and reduced."""

    def __init__(self, size=SIZE, ground=WASH):
        self.size = size
        self.image = Image.new("RGB", (size[0] * SCALE, size[1] * SCALE), ground)
        self.draw = ImageDraw.Draw(self.image)

    def line(self, *points, color=INK, width=LINE):
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.draw.line(scaled, fill=color, width=width * SCALE, joint="curve")
        for x, y in (scaled[0], scaled[-1]):
            r = width * SCALE / 2
            self.draw.ellipse((x - r, y - r, x + r, y + r), fill=color)

    def dashes(self, start, end, color=INK, width=FINE, on=14, off=18):
        (x1, y1), (x2, y2) = start, end
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        for i in range(int(length // (on + off)) + 1):
            a, b = i * (on + off) / length, min(1, (i * (on + off) + on) / length)
            self.line(
                (x1 + (x2 - x1) * a, y1 + (y2 - y1) * a),
                (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b),
                color=color,
                width=width,
            )

    def station(self, x, y, lit=False, r=20):
        box = [(v * SCALE) for v in (x - r, y - r, x + r, y + r)]
        color = LIT if lit else INK
        self.draw.ellipse(box, fill=LIT if lit else WASH, outline=color, width=LINE * SCALE)

    def disc(self, x, y, r, color):
        self.draw.ellipse([v * SCALE for v in (x - r, y - r, x + r, y + r)], fill=color)

    def word(self, text, x, y, size, color):
        """From x onward, its capitals halved by y."""
        font = ImageFont.truetype(FONT, size * SCALE)
        _left, top, _right, bottom = font.getbbox("H", anchor="ls")
        place = (x * SCALE, y * SCALE - (top + bottom) / 2)
        self.draw.text(place, text, fill=color, font=font, anchor="ls")

    def save(self, name):
        folder = Path(__file__).parent / "pictures"
        folder.mkdir(exist_ok=True)
        # With fewer colours the green of a small lit element turns pale.
        small = self.image.resize(self.size, Image.Resampling.LANCZOS).quantize(128)
        small.save(folder / f"{name}.png", optimize=True)


def curve(start, control, end, steps=60):
    """Points of a quadratic curve."""
    for i in range(steps + 1):
        t = i / steps
        yield tuple(
            (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c
            for a, b, c in zip(start, control, end, strict=True)
        )


def bend(start, end, steps=60):
    """Points of a track that leaves one level line and joins another, level at both ends."""
    (x1, y1), (x2, y2) = start, end
    for i in range(steps + 1):
        t = i / steps
        across = 1.5 * t * (1 - t) + t**3
        yield x1 + (x2 - x1) * across, y1 + (y2 - y1) * t * t * (3 - 2 * t)


def arc(x, y, r, begin, end, steps=120):
    for i in range(steps + 1):
        angle = radians(begin + (end - begin) * i / steps)
        yield x + r * cos(angle), y + r * sin(angle)


def two_tracks(s):
    for y in (400, 600):
        s.line((-20, y), (1620, y))
        for x in (250, 1350):
            s.station(x, y)
    s.line((560, 400), *bend((620, 400), (980, 600)), (1040, 600), color=LIT, width=BOLD)
    s.station(560, 400, lit=True)
    s.station(1040, 600, lit=True)


def control_room(s):
    rows = ((260, 220, 1380), (420, 120, 1180), (580, 420, 1480), (740, 220, 1380))
    s.line(*bend((452, 260), (756, 420)), width=FINE)
    s.line(*bend((756, 420), (1056, 580)))
    s.line(*bend((1056, 580), (1380, 740)), width=FINE)
    for y, a, b in rows:
        s.line((a, y), (b, y), width=FINE if y in (260, 740) else LINE)
        for i in range(6):
            s.station(a + (b - a) * i / 5, y, r=14)
    s.station(906, 500, lit=True, r=30)


def signal(s):
    s.line((-20, 800), (1620, 800))
    s.line((-20, 850), (1620, 850), width=FINE)
    for x in range(0, 1640, 64):
        s.line((x, 800), (x, 850), width=FINE)
    s.line((620, 800), (620, 180))
    s.line((560, 800), (680, 800), width=BOLD)
    box = [v * SCALE for v in (560, 150, 680, 510)]
    s.draw.rounded_rectangle(box, 60 * SCALE, fill=WASH, outline=INK, width=LINE * SCALE)
    s.station(620, 220, r=34)
    s.station(620, 330, r=34)
    s.station(620, 440, lit=True, r=34)
    s.dashes((720, 440), (1600, 440), color=FAINT)


def bridge(s):
    s.line((-20, 370), (1620, 370), width=FINE)
    for x in range(-100, 1700, 200):
        s.line((x, 470), (x + 100, 370), (x + 200, 470), width=FINE)
    for x in (100, 500, 900, 1300):
        s.line((x, 470), (x, 800))
        s.line((x - 50, 800), (x + 50, 800))
    s.dashes((0, 850), (1600, 850))
    s.dashes((40, 900), (1600, 900), color=FAINT)
    s.line((-20, 470), (1620, 470))
    s.line((-20, 470), (900, 470), color=LIT, width=BOLD)
    s.station(900, 470, lit=True)


def junction(s):
    s.line((-20, 680), (1620, 680))
    upper = [(-20, 260), *curve((600, 260), (800, 260), (900, 433)), (940, 502)]
    s.line(*upper, (1239, 1020))
    through = [*upper[1:], *curve((940, 502), (1043, 680), (1249, 680)), (1620, 680)]
    s.line((440, 260), *through, color=LIT, width=BOLD)
    for x, y in ((200, 260), (180, 680), (460, 680), (740, 680), (1420, 680)):
        s.station(x, y)
    s.station(440, 260, lit=True)


def mountains(s):
    ridge = [(-20, 760), (180, 520), (330, 640), (560, 260), (760, 560), (900, 420), (1180, 700),
             (1360, 500), (1620, 760)]  # fmt: skip
    back = [(-20, 560), (240, 330), (420, 470), (700, 180), (1010, 470), (1240, 300), (1620, 600)]
    s.line(*back, color=FAINT, width=FINE)
    s.line(*ridge, width=FINE)
    s.line((-20, 800), (1620, 800))
    for x in (140, 460, 780, 1420):
        s.station(x, 800)
    s.line((460, 800), (1100, 800), color=LIT, width=BOLD)
    s.station(460, 800, lit=True)
    s.station(780, 800)
    s.station(1100, 800, lit=True)


def level_line(s):
    s.line((-20, 380), (1620, 380), color=LIT, width=BOLD)
    for i, x in enumerate(range(160, 1600, 320)):
        s.line((x, 380), (x, 560), width=FINE)
        s.station(x, 380, lit=i == 2, r=24)
    for i, y in enumerate((560, 640, 720, 800, 880)):
        s.dashes((-10 + i * 16, y), (1620, y), color=INK if i > 2 else FAINT, on=40 + 30 * i)


def depot(s):
    s.line((-20, 500), (300, 500), color=LIT, width=BOLD)
    for i, y in enumerate((170, 280, 390, 500, 610, 720, 830)):
        if y != 390:
            s.line(*bend((300, 500), (760, y)), (1460, y), width=LINE if i == 3 else FINE)
            s.line((1460, y - 22), (1460, y + 22))
    s.line(*bend((300, 500), (760, 390)), (1460, 390), color=LIT, width=BOLD)
    s.line((1460, 368), (1460, 412), color=LIT, width=BOLD)
    s.station(300, 500, lit=True)


def parallel_lines(s):
    s.line((-20, 580), (760, 580))
    s.dashes((780, 580), (1620, 580), color=FAINT, width=LINE)
    s.line((-20, 420), (1620, 420), color=LIT, width=BOLD)
    for x in (200, 480, 760):
        s.line((x, 420), (x, 580), width=FINE)
        s.station(x, 580)
    for x in (200, 480, 760, 1040, 1320):
        s.station(x, 420, lit=x == 1040)
    s.station(1040, 420, lit=True, r=28)


def loop(s):
    s.line((-20, 500), (1620, 500), width=FINE)
    s.line((500, -20), (1100, 1020), width=FINE)
    s.line(*arc(800, 500, 330, 0, 360), width=BOLD)
    for i in range(12):
        angle = 2 * pi * i / 12
        s.station(800 + 330 * cos(angle), 500 + 330 * sin(angle), lit=i == 10, r=24)


def tower(s):
    s.line((-20, 820), (1620, 820))
    s.line((-20, 860), (1620, 860), width=FINE)
    s.line((500, 820), (600, 240), (700, 820))
    for i in range(5):
        y1, y2 = 820 - i * 110, 820 - (i + 1) * 110
        w1, w2 = 100 * (1 - i * 0.19), 100 * (1 - (i + 1) * 0.19)
        s.line((600 - w1, y1), (600 + w2, y2), width=FINE)
        s.line((600 + w1, y1), (600 - w2, y2), width=FINE)
        s.line((600 - w2, y2), (600 + w2, y2), width=FINE)
    for r in (140, 230, 320):
        s.line(*arc(600, 220, r, -38, 38), color=FAINT if r > 140 else INK, width=FINE)
        s.line(*arc(600, 220, r, 142, 218), color=FAINT if r > 140 else INK, width=FINE)
    s.station(600, 220, lit=True, r=26)
    s.station(1180, 820)


DRAWINGS = (two_tracks, control_room, signal, bridge, junction, mountains, level_line, depot,
            parallel_lines, loop, tower)  # fmt: skip


def wordmark(ink, lit, ground):
    """The word as the masthead has it: lit dot, name."""
    s = Sheet(WORDMARK, ground)
    s.disc(240, 240, 84, lit)
    s.word("CASCO", 468, 240, 300, ink)
    return s


if __name__ == "__main__":
    for drawing in DRAWINGS:
        sheet = Sheet()
        drawing(sheet)
        sheet.save(drawing.__name__.replace("_", "-"))
    wordmark(INK, LIT, "#ffffff").save("wordmark")
    wordmark(NIGHT_INK, NIGHT_LIT, NIGHT).save("wordmark-on-dark")
