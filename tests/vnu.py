"""The Nu Html Checker, as `vnu(html)`: what it finds wrong with a page, as a list of sentences."""

import json
import shutil
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
JAR = PROJECT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HEADERS = {"Content-Type": "text/html; charset=utf-8", "User-Agent": "tests"}  # It asks for both.


@pytest.fixture(scope="session")
def vnu(missing):
    """A checker kept running for the session: it starts in seconds, and answers in milliseconds."""
    java = shutil.which("java")
    if java is None:
        missing("no Java here, so no page is checked by vnu")
    if not JAR.exists():
        missing("no vnu.jar here (npm ci brings it), so no page is checked by vnu")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [java, "-Xmx256m", "-Dnu.validator.servlet.bind-address=127.0.0.1",
         "-cp", JAR, "nu.validator.servlet.Main", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(server, port)
        yield lambda html: _errors(port, html)
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(server, port):
    deadline = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if server.poll() is not None or time.monotonic() > deadline:
                pytest.fail("vnu did not start")
            time.sleep(0.1)


def _errors(port, html):
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        body = html if isinstance(html, bytes) else html.encode()
        connection.request("POST", "/?out=json", body, HEADERS)
        messages = json.loads(connection.getresponse().read())["messages"]
    finally:
        connection.close()
    return [
        f"{message['message']} ({message.get('extract', '').strip()})"
        for message in messages
        if message["type"] != "info"
    ]
