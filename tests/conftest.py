"""What every test may rely on."""

import hypothesis
import pytest
from django.core.cache import cache
from django.utils import translation
from django.utils.functional import empty

from apps.news.search import register
from apps.partners.documents import private

# How long an example takes says more of the machine than of the code: benchmarks measure.
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

pytest_plugins = ["tests.browser", "tests.crowd", "tests.newsroom", "tests.vnu"]


def pytest_addoption(parser):
    parser.addoption(
        "--strict-tools",
        action="store_true",
        help="Fail where a tool of the tests is missing, instead of skipping (for CI).",
    )
    parser.addoption(
        "--pictures", action="store_true", help="Keep the pictures of the guide in docs/pictures."
    )


def pytest_collection_modifyitems(items):
    """A test is marked by the tool it asks for, so that `-m 'not browser'` needs no care."""
    for item in items:
        for fixture, mark in (("page", "browser"), ("vnu", "vnu")):
            if fixture in item.fixturenames:
                item.add_marker(mark)


@pytest.fixture(scope="session")
def missing(request):
    """Say that a tool is not here: a skip on a laptop, a failure in CI."""
    return pytest.fail if request.config.getoption("strict_tools") else pytest.skip


@pytest.fixture(autouse=True)
def laboratory(settings, tmp_path):
    """No test writes into the project's folders, and none waits for a slow password hash."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        "private": settings.STORAGES["private"]
        | {"OPTIONS": settings.STORAGES["private"]["OPTIONS"] | {"location": tmp_path / "private"}},
    }
    private._wrapped = empty  # looked up anew, as Django does with its default storage
    settings.ALLOWED_HOSTS = ["*"]
    cache.clear()
    register.forget()
    translation.deactivate()  # a page that was asked for in Chinese leaves the thread speaking it
