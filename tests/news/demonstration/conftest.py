"""The demonstration's own files, for tests that load or spoil them."""

import shutil

import pytest

from apps.news.demonstration import load


@pytest.fixture
def demo(small_demo, tmp_path):
    """A copy of the files that a test may spoil."""
    return shutil.copytree(small_demo, tmp_path / "demo")


@pytest.fixture
def load_demo(db, small_demo):
    def load_small(folder=small_demo, **options):
        return load(folder, password="correct horse", **options)

    return load_small
