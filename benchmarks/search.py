"""How long a page of search takes, on both databases side by side: `python -m benchmarks.search`.

Both get the same stories, first a quarter of them, then all. For each query: the milliseconds of a
whole page of stories asked for the first time since something was published, how many times longer
that takes among four times the stories (linear is 4), and the milliseconds when asked again.
Medians of rounds in which the databases are asked one after the other.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.postgres import cluster

PROJECT = Path(__file__).resolve().parent.parent
STORIES = 20_000
ROUNDS = 5
QUERIES = {
    "a word in every story": "signalling",
    "the same, in Chinese": "公司",
    "the same, one character": "信",
    "two words in every story": "signalling company",
    "a phrase in every story": '"signalling company"',
    "the same, in Chinese, long": "信号有限公司",
    "a word in 1 of 100": "centenary",
    "a word in 1 story": "needle",
    "nothing": "haystack",
    "200 characters": "信号有限公司" * 40,
    "a near name": "Needel Signaling",
}


def main() -> None:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="search-"))
        urls = [f"sqlite:///{folder}/db.sqlite3", stack.enter_context(cluster())]
        databases = [stack.enter_context(_asked(url, folder)) for url in urls]
        quarter = _measure(databases, STORIES // 4)
        everything = _measure(databases, STORIES)
    print(f"{STORIES:,} stories. Milliseconds of a page: first, ×: against {STORIES // 4:,}, again")
    print("  found    SQLite    ×  again  PostgreSQL    ×  again")
    for name, answers in everything.items():
        found = {answer.found for answer in answers}
        assert len(found) == 1, f"{name}: {found}"  # noqa: S101 — the databases agree
        cells = [
            f"{answer.first:9.0f} {answer.first / before.first:4.1f} {answer.again:6.0f}"
            for answer, before in zip(answers, quarter[name], strict=True)
        ]
        print(f"{found.pop():7,} {'  '.join(cells)}  {name}")


class Answer(NamedTuple):
    found: int
    first: float  # milliseconds, medians
    again: float


def _measure(databases, number: int) -> dict[str, list[Answer]]:
    """What each query takes in each database, among so many stories."""
    for ask in databases:
        ask(f"load {number}")
    return {name: _answers(databases, query) for name, query in QUERIES.items()}


def _answers(databases, query: str) -> list[Answer]:
    """One after the other in each round, so that all meet the same machine."""
    rounds = [[ask(f"find {query}").split() for ask in databases] for _ in range(ROUNDS + 1)]
    rows = zip(*rounds[1:], strict=True)  # the first round warms up
    return [
        Answer(int(row[0][0]), median(float(r[1]) for r in row), median(float(r[2]) for r in row))
        for row in rows
    ]


@contextmanager
def _asked(url: str, folder: str):
    """A process that asks one database; call it with a line to get its answer."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "ENV_FILE": os.devnull,
        "SECRET_KEY": "for a benchmark alone",
        "DATABASE_URL": url,
        "SECURE_SSL_REDIRECT": "false",
        "ALLOWED_HOSTS": "testserver",
        "STATIC_ROOT": f"{folder}/static",
    }
    program = [sys.executable, "-m", "benchmarks.search_worker"]
    process = subprocess.Popen(
        program, cwd=PROJECT, env=environment, text=True, encoding="utf-8",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip

    def ask(line: str) -> str:
        process.stdin.write(line + "\n")
        process.stdin.flush()
        return process.stdout.readline() or sys.exit(f"The process for {url} ended.")

    try:
        yield ask
    finally:
        process.stdin.close()
        process.wait(60)


if __name__ == "__main__":
    main()
