"""A real browser, as `page`: a test that uses it fails on whatever the browser complains of."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def installed():
    """Where the Chromium of this machine is; None where it has none."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def chromium(missing):
    """One browser for the session; each test has its own profile in it."""
    path = installed()
    if path is None:
        missing("no Chromium here (CHROMIUM may name one), so no page is opened in a browser")
    # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def complaints():
    """What the browser had to say. A test that means to provoke it may look, and clear the list."""
    return []


@pytest.fixture
def page(chromium, live_server, complaints):
    """A fresh page. Errors, broken rules of the CSP and requests to other hosts fail the test."""
    context = chromium.new_context(base_url=live_server.url, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(15_000)

    def on_request(route):
        address = urlsplit(route.request.url)
        if address.netloc == urlsplit(live_server.url).netloc:
            return route.continue_()
        complaints.append(f"request leaves the host: {route.request.url}")
        return route.abort()

    context.route("**/*", on_request)
    page.on("console", lambda said: said.type == "error" and complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def log_in(page, live_server, user):
    """Let the browser be this user, without the form."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
