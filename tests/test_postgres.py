"""The temporary PostgreSQL of the tests: it serves, it says how its command ended, and it goes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests import postgres

SCRIPT = [sys.executable, postgres.__file__]
SHOW_ADDRESS = "import os; print(os.environ['DATABASE_URL'], flush=True); "


def home_of(url):
    return Path(url.strip().rpartition("host=")[2])


def test_the_command_finds_its_database_and_nothing_is_left_behind():
    query = "import psycopg; psycopg.connect(os.environ['DATABASE_URL']).execute('SELECT 1')"

    run = subprocess.run(
        [*SCRIPT, sys.executable, "-c", SHOW_ADDRESS + query], capture_output=True, text=True
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert not home_of(run.stdout).exists()


def test_the_exit_code_is_that_of_the_command():
    assert subprocess.run([*SCRIPT, sys.executable, "-c", "raise SystemExit(7)"]).returncode == 7


def test_a_command_that_is_not_there_is_named():
    run = subprocess.run([*SCRIPT, "no-such-command"], capture_output=True, text=True)

    assert run.returncode == 127
    assert run.stderr == "no-such-command: No such file or directory\n"


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_command_and_the_server(sign):
    code = SHOW_ADDRESS + "import time; time.sleep(600)"
    process = subprocess.Popen(
        [*SCRIPT, sys.executable, "-c", code], stdout=subprocess.PIPE, text=True
    )
    home = home_of(process.stdout.readline())
    server = int((home / "data" / "postmaster.pid").read_text().split()[0])

    process.send_signal(sign)

    assert process.wait(30) == 128 + sign
    process.stdout.close()
    assert not home.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)


def test_without_a_system_server_the_packaged_one_serves(monkeypatch):
    monkeypatch.setattr(postgres, "_system_folders", lambda: [])

    with postgres.cluster() as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
