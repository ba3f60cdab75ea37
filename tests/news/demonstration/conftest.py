"""The demonstration's own files, with pictures small enough to be made in every test."""

import shutil

import pytest
from django.conf import settings
from PIL import Image

from apps.news.demonstration import load


@pytest.fixture(scope="session")
def small_demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("small") / "demo"
    shutil.copytree(settings.BASE_DIR / "demo", folder)
    for path in (folder / "pictures").glob("*.png"):
        with Image.open(path) as image:
            small = image.convert("RGB").resize((32, 20))
        small.save(path)
    return folder


@pytest.fixture
def demo(small_demo, tmp_path):
    """A copy of the files that a test may spoil."""
    return shutil.copytree(small_demo, tmp_path / "demo")


@pytest.fixture
def load_demo(db, small_demo):
    def load_small(folder=small_demo, **options):
        return load(folder, password="correct horse", **options)

    return load_small
