"""Files of pictures: whoever has its name gets a file, so nobody finds a name out."""

import re
from importlib.util import find_spec, module_from_spec, spec_from_file_location

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db

# 16 and 8 bytes of chance; the rest says what shape and size it is, of whichever picture.
ORIGINAL = re.compile(r"pictures/[\w-]{22}/original\.png")
RENDITION = re.compile(r"pictures/[\w-]{22}/(whole|card|square)-\d+-[\w-]{11}\.\w+")


@pytest.fixture
def served(settings):
    """The addresses as a laptop has them, which serves these files itself."""
    settings.DEBUG = True
    spec = spec_from_file_location("config.urls_of_a_laptop", find_spec("config.urls").origin)
    urls = module_from_spec(spec)
    spec.loader.exec_module(urls)
    settings.ROOT_URLCONF = urls


def test_a_name_is_made_of_chance_and_says_nothing_of_what_it_shows():
    pictures = [make.make_picture(alt_en="Zanzibar", key=f"zanzibar-{n}") for n in (1, 2)]

    names = [picture.files() for picture in pictures]

    for original, *renditions in names:
        assert ORIGINAL.fullmatch(original)
        assert [name for name in renditions if not RENDITION.fullmatch(name)] == []
    assert not {*names[0]} & {*names[1]}
    assert names[0][0].split("/")[1] != names[1][0].split("/")[1]


def test_no_folder_is_listed(client, served):
    picture = make.make_picture()
    folder = picture.original.name.rpartition("/")[0]

    paths = ["", "pictures", "pictures/", folder, f"{folder}/"]

    found = client.get(f"/media/{picture.original.name}")
    listed = {client.get(f"/media/{path}").status_code for path in paths}

    assert b"".join(found.streaming_content)
    assert listed == {404}
    found.close()
