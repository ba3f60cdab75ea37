"""A demonstration with a fault: one line that names file and entry, and nothing left behind."""

import json

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from apps.news.models import Article, Category, ReviewStage
from apps.org.models import Organisation, Picture, User
from tests import factories as make

pytestmark = pytest.mark.django_db
MODELS = (Article, Category, Organisation, Picture, User, ReviewStage, Group)


def spoil(folder, file, change):
    document = json.loads((folder / file).read_text("utf-8"))
    change(document)
    (folder / file).write_text(json.dumps(document), "utf-8")


def refusal(folder):
    """What the command says of a folder, having left neither row nor file."""
    before = [model.objects.count() for model in MODELS]
    with pytest.raises(CommandError) as error:
        call_command("load_demo", folder)
    assert [model.objects.count() for model in MODELS] == before
    assert "\n" not in str(error.value)
    return str(error.value)


def media(settings):
    return [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]


STORY = "strategic-cooperation-with-shanghai-tower"
FACULTY = "joint-centre-with-xian-jiaotong-university"
FAULTS = [
    ("stories.json", lambda d: d["stories"][0].update(picture="two-track"),
     f'{STORY}: no picture has the key "two-track"; did you mean "two-tracks"?'),
    ("stories.json", lambda d: d["stories"][0].update(category="news"),
     f'{STORY}: no category has the key "news"'),
    ("stories.json", lambda d: d["stories"][0]["people"].append("mei-xiabo"),
     f'{STORY}: no person has the key "mei-xiabo"; did you mean "mei-xiaobo"?'),
    ("stories.json", lambda d: d["stories"][0]["aliases"][0].update(organisation="unheard-of"),
     f'{STORY}: no organisation has the key "unheard-of"'),
    ("stories.json", lambda d: d["stories"][0]["departments"][0].update(name="Canteen"),
     f'{STORY}.departments: shanghai-tower has no department "Canteen"'),
    ("stories.json", lambda d: d["stories"].append(d["stories"][0]),
     f'the story "{STORY}" is given twice'),
    ("stories.json", lambda d: d["stories"][1].update(published="28 June"),
     'stories[1].published: "28 June" is no date: write YYYY-MM-DD'),
    ("stories.json", lambda d: d["stories"][1]["title"].update(en="x" * 301),
     f"{FACULTY} (en): Ensure this value has at most 300 characters (it has 301)."),
    ("stories.json", lambda d: d["stories"][0].update(old_addresses={"en": ["detail.aspx"]}),
     f"{STORY}.old_addresses: Give a web address, or what follows the name of the site: “/…”."),
    ("pictures.json", lambda d: d[0].update(file="pictures/none.png"),
     "two-tracks.file: there is no pictures/none.png"),
    ("pictures.json", lambda d: d[0].update(focal=[0.5, 2]),
     "[0] (two-tracks).focal: expected two numbers from 0 to 1"),
    ("pictures.json", lambda d: d[10].update(alt={}),
     "tower: Say what the picture shows."),
    ("staff.json", lambda d: d["staff"][1].update(stage="fist"),
     'first: no review stage has the key "fist"; did you mean "first"?'),
    ("staff.json", lambda d: d["staff"].pop(0),
     "staff: give an author, and a person for each stage"),
    ("register.json", lambda d: d["people"][0]["posts"][0].update(organisation="cascoo"),
     'people[0] (wang-yin).posts[0].organisation: no organisation has the key "cascoo"; '
     'did you mean "casco"?'),
]  # fmt: skip


@pytest.mark.parametrize(("file", "change", "message"), FAULTS)
def test_a_fault_is_named_and_nothing_is_stored(demo, settings, file, change, message):
    spoil(demo, file, change)

    assert refusal(demo) == f"{file}: {message}"
    assert media(settings) == []


def test_a_story_without_its_translation_is_refused(demo):
    (demo / "stories" / "chengdu-line-7-opens.zh-hans.html").unlink()

    assert refusal(demo) == "stories/chengdu-line-7-opens.zh-hans.html: this file is missing"


def test_a_figure_of_an_unknown_picture_is_refused(demo):
    path = demo / "stories" / "padma-bridge-rail-link-opens.en.html"
    path.write_text('<figure data-picture="bridges"></figure>', "utf-8")

    assert refusal(demo) == (
        "stories/padma-bridge-rail-link-opens.en.html: figure: no picture has the key "
        '"bridges"; did you mean "bridge"?'
    )


def test_files_of_pictures_made_before_a_fault_are_removed(demo, settings):
    (demo / "pictures" / "tower.png").write_bytes(b"not a picture")

    assert refusal(demo) == "pictures.json: tower: This is not a picture that can be read."
    assert media(settings) == []


def test_nothing_stays_of_a_load_that_is_broken_off(load_demo, settings):
    def stopped_at_the_third_story(items, name):
        for i, item in enumerate(items):
            if name == "stories" and i == 2:
                raise KeyboardInterrupt
            yield item

    before = [model.objects.count() for model in MODELS]
    with pytest.raises(KeyboardInterrupt):
        load_demo(watch=stopped_at_the_third_story)

    assert media(settings) == []
    assert [model.objects.count() for model in MODELS] == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "pictures.json: not JSON: Expecting value (line 1, column 1)"),
        (b"\xff\xfe", "pictures.json: not UTF-8 at byte 0"),
        (b"{}", "pictures.json: expected a list, got an object"),
        (b"[" * 100_000, "pictures.json: nested too deeply"),
    ],
    ids=["empty", "binary", "object", "deep"],
)
def test_a_file_that_is_not_json_is_refused(demo, content, message):
    (demo / "pictures.json").write_bytes(content)

    assert refusal(demo) == message


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    assert refusal(tmp_path / "none").endswith("none: there is no such folder")


def test_a_newsroom_with_another_home_is_refused(demo, settings):
    make.make_home()

    assert "organisations[0] (casco)" in refusal(demo)
    assert media(settings) == []


def test_a_newsroom_with_a_chain_of_its_own_is_refused(demo, settings):
    make.make_stage("Legal review")

    assert refusal(demo).endswith("You are not among the reviewers of this stage.")
    assert media(settings) == []
