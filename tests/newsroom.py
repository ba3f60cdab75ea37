"""The demonstration newsroom in a test, and the addresses a visitor finds in it."""

import shutil
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from PIL import Image

from apps.news.demonstration import load


@pytest.fixture(scope="session")
def small_demo(tmp_path_factory):
    """The demonstration's own files, with pictures small enough to be made in every test."""
    folder = tmp_path_factory.mktemp("small") / "demo"
    shutil.copytree(settings.BASE_DIR / "demo", folder)
    for path in (folder / "pictures").glob("*.png"):
        with Image.open(path) as image:
            small = image.convert("RGB").resize((32, 20))
        small.save(path)
    return folder


@pytest.fixture
def newsroom(db, small_demo):
    load(small_demo, password="correct horse")


def pages(client, language):
    """The path of every page that links lead to from the home page of a language, this one first.

    Without what a query selects; feeds, files and other languages are no pages of it.
    """
    found, waiting = {}, [f"/{language}/"]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        response = client.get(path)
        assert response.status_code == 200, f"{path} answers {response.status_code}"
        found[path] = response["Content-Type"].startswith("text/html")
        if found[path]:
            links = BeautifulSoup(response.content, "html.parser").find_all("a", href=True)
            ahead = {urlsplit(urljoin(path, link["href"])) for link in links}
            waiting += [
                address.path
                for address in ahead
                if not address.netloc
                and address.path.startswith(f"/{language}/")
                and not address.path.endswith(".zip")  # a stream, not read here
            ]
    return sorted(path for path, is_page in found.items() if is_page)
