"""The demonstration newsroom as production serves it, on a port of its own, for as long as a block.

Compressed static files under hashed names, several threads, DEBUG off; pictures come from the same
server, because no proxy stands before it.
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

PROJECT = Path(__file__).resolve().parent.parent
SERVER = ("gunicorn", "benchmarks.newsroom_wsgi", "--worker-class", "gthread", "--workers", "2",
          "--threads", "4", "--no-control-socket", "--log-level", "warning")  # fmt: skip


@contextmanager
def newsroom() -> Iterator[str]:
    """Its address, such as "http://127.0.0.1:40123"."""
    with tempfile.TemporaryDirectory(prefix="newsroom-") as folder:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {
            "ENV_FILE": os.devnull,
            "SECRET_KEY": secrets.token_urlsafe(48),
            "SITE_URL": address,
            "SECURE_SSL_REDIRECT": "false",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "MEDIA_ROOT": f"{folder}/media",
            "PRIVATE_ROOT": f"{folder}/private",
            "STATIC_ROOT": f"{folder}/static",
        }
        for command in (["migrate"], ["load_demo"], ["collectstatic", "--no-input"]):
            subprocess.run(
                [sys.executable, "manage.py", *command],
                cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        program = [sys.executable, "-m", *SERVER, "--bind", f"127.0.0.1:{port}"]
        server = subprocess.Popen(program, cwd=PROJECT, env=environment)
        try:
            _wait_for(f"{address}/robots.txt", server)
            yield address
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(address: str, server: subprocess.Popen) -> None:
    for _attempt in range(150):
        if server.poll() is not None:
            sys.exit("The server ended before it answered.")
        try:
            return urlopen(address, timeout=5).close()
        except URLError:
            time.sleep(0.2)
    sys.exit("The server did not answer within 30 seconds.")
