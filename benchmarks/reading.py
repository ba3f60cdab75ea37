"""How the time of reading grows with the text: `python -m benchmarks.reading`.

For each way to build a hostile text: CPU seconds for the largest file that is accepted, and how
many times longer four times the text takes, measured side by side. Linear is 4.
"""

from time import thread_time

from apps.news.intake.files import LARGEST
from apps.news.reading import read
from tests.news.reading.hostile import PIECES, repeated

SHORT = 32 * 1024


def seconds(piece: str, size: int) -> float:
    text = repeated(piece, size)
    start = thread_time()
    read(text)
    return thread_time() - start


def growth(piece: str) -> float:
    """The median of three pairs, each measured one after the other."""
    seconds(piece, SHORT)
    pairs = ((seconds(piece, 4 * SHORT), seconds(piece, SHORT)) for _ in range(3))
    return sorted(long / short for long, short in pairs)[1]


def main() -> None:
    rows = [(seconds(piece, LARGEST), growth(piece), piece) for piece in PIECES]
    print(f"{'seconds':>8} {'growth':>7}  {LARGEST // 1024 // 1024} MiB of")
    for largest, times, piece in sorted(rows, reverse=True):
        print(f"{largest:8.2f} {times:7.2f}  {piece!r}")
    print(f"slowest {max(rows)[0]:.1f} s, steepest growth {max(row[1] for row in rows):.1f} of 4")


if __name__ == "__main__":
    main()
