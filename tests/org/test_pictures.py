"""Pictures: checked, without metadata, in several shapes, sizes and formats."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from PIL import Image

from apps.org.models import ContentVersion, Picture
from apps.org.pictures import lacks_renditions, renew_renditions, store_picture
from tests import factories as make

pytestmark = pytest.mark.django_db


def jpeg_with_place_and_turn():
    image, buffer = Image.new("RGB", (60, 40), "#00714a"), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # taken upright
    exif[0x010E] = "Where it was taken"
    image.save(buffer, "JPEG", exif=exif)
    return ContentFile(buffer.getvalue(), name="IMG_0001.JPG")


def complete(size=(2000, 1000), **fields):
    return make.make_picture(make.picture_file(size), **fields)


def quick(size=(64, 40)):
    """A picture of which only the first things are made."""
    picture = Picture(alt_en="A green square", credit="Drawn for a test")
    store_picture(picture, make.picture_file(size), quick=True)
    return picture


def halves():
    """Left red, right blue."""
    image, buffer = Image.new("RGB", (400, 100), "#f00"), BytesIO()
    image.paste("#00f", (200, 0, 400, 100))
    image.save(buffer, "PNG")
    return ContentFile(buffer.getvalue(), name="halves.png")


def colour(rendition):
    with Image.open(default_storage.path(rendition.files["jpg"])) as image:
        red, _green, blue = image.getpixel((image.width // 2, image.height // 2))
    return "red" if red > blue else "blue"


def sizes(picture, shape):
    return [(made.width, made.height) for made in picture.renditions_of(shape)]


def stored_files():
    return sorted(str(path) for path in Path(default_storage.location).rglob("*") if path.is_file())


def test_a_picture_can_be_shown_at_once():
    picture = quick((2000, 1000))

    assert [(r.width, r.height, sorted(r.files)) for r in picture.renditions_of("whole")] == [
        (360, 180, ["jpg"]),
        (720, 360, ["jpg"]),
        (1080, 540, ["jpg"]),
        (1440, 720, ["jpg"]),
    ]


def test_the_rest_is_made_later():
    picture = quick()

    assert lacks_renditions(picture)
    assert renew_renditions(picture)
    assert not lacks_renditions(Picture.objects.get())


def test_a_complete_picture_has_each_shape_in_each_format():
    picture = complete()

    assert sizes(picture, "whole") == [(360, 180), (720, 360), (1080, 540), (1440, 720)]
    assert sizes(picture, "card") == [(360, 240), (720, 480), (960, 640), (1280, 853)]
    assert sizes(picture, "square") == [(160, 160), (320, 320), (640, 640)]
    assert {tuple(sorted(r["files"])) for made in picture.renditions.values() for r in made} == {
        ("avif", "jpg", "webp")
    }


@pytest.mark.parametrize(
    ("shape", "size"), [("whole", (300, 200)), ("card", (300, 200)), ("square", (160, 160))]
)
def test_a_small_picture_is_not_blown_up(shape, size):
    picture = complete((300, 200))

    assert sizes(picture, shape)[0] == size
    assert max(made.width for made in picture.renditions_of(shape)) <= 300


def test_every_rendition_is_the_format_and_size_it_says():
    picture = complete((700, 900))

    kinds = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}
    for made in picture.renditions_of("card"):
        for ending, name in made.files.items():
            with Image.open(default_storage.path(name)) as image:
                assert (image.format, image.size) == (kinds[ending], (made.width, made.height))


@pytest.mark.parametrize(("across", "seen"), [(0, "red"), (0.2, "red"), (0.8, "blue"), (1, "blue")])
def test_a_crop_keeps_the_focal_point(across, seen):
    picture = make.make_picture(halves(), focal_x=across)

    assert colour(picture.largest("square")) == seen


def test_a_shape_not_made_yet_is_shown_whole():
    picture = quick((600, 400))

    assert picture.largest("card") == picture.largest("whole")


def test_a_picture_nothing_was_made_of_is_shown_as_it_came():
    picture = make.make_picture(make.picture_file((600, 400)))
    picture.renditions = {}

    shown = picture.largest("card")

    assert (shown.name, shown.width, shown.height) == (picture.original.name, 600, 400)
    assert shown.media_type == "image/png"


def test_a_new_focal_point_makes_new_crops_under_new_names_and_keeps_the_whole(
    django_capture_on_commit_callbacks,
):
    picture = complete((900, 300))
    crop, whole = picture.largest("square"), picture.largest("whole")
    picture.focal_x = 0.1
    picture.save()

    assert lacks_renditions(picture)
    with django_capture_on_commit_callbacks(execute=True):
        renew_renditions(picture)

    renewed = Picture.objects.get()
    assert renewed.largest("whole") == whole
    assert renewed.largest("square").name != crop.name
    assert not any(default_storage.exists(name) for name in crop.files.values())
    assert all(default_storage.exists(name) for name in renewed.files())


def test_pages_are_renewed_when_renditions_become_visible():
    picture = quick()
    before = ContentVersion.current()

    renew_renditions(picture)

    assert ContentVersion.current() > before


def test_nothing_is_made_where_nothing_lacks():
    picture = complete()
    before = (picture.renditions, ContentVersion.current())

    assert renew_renditions(picture)

    assert (Picture.objects.get().renditions, ContentVersion.current()) == before


def test_of_two_who_make_the_same_one_leaves_nothing_behind(django_capture_on_commit_callbacks):
    picture = quick()
    slower = Picture.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        renew_renditions(picture)
    before = stored_files()

    with django_capture_on_commit_callbacks(execute=True):
        assert not renew_renditions(slower)

    assert stored_files() == before
    assert all(default_storage.exists(name) for name in Picture.objects.get().files())


def test_a_picture_deleted_meanwhile_leaves_nothing_behind():
    picture = quick()
    Picture.objects.all().delete()
    before = stored_files()

    assert not renew_renditions(picture)

    assert stored_files() == before


def test_a_failure_half_way_leaves_nothing_behind(monkeypatch):
    picture = quick()
    before = stored_files()
    save = FileSystemStorage.save

    def full_disk(storage, name, content):
        if "square" in name:
            raise OSError("No space left on device")
        return save(storage, name, content)

    monkeypatch.setattr(FileSystemStorage, "save", full_disk)

    with pytest.raises(OSError, match="No space"):
        renew_renditions(picture)

    assert stored_files() == before


def test_a_picture_is_stored_upright_and_without_metadata():
    picture = make.make_picture(jpeg_with_place_and_turn())

    with Image.open(picture.original.path) as stored:
        size, exif = stored.size, dict(stored.getexif())

    assert (size, exif) == ((40, 60), {})
    assert (picture.width, picture.height) == (40, 60)


def test_the_name_of_a_picture_cannot_be_guessed():
    one, two = (make.make_picture(make.picture_file()) for _ in range(2))

    folders = {picture.original.name.split("/")[1] for picture in (one, two)}

    assert len(folders) == 2
    assert min(map(len, folders)) >= 20


def test_a_refused_picture_leaves_nothing():
    with pytest.raises(ValidationError):
        store_picture(Picture(alt_en="A", credit="B"), ContentFile(b"junk", name="x.png"))

    assert Picture.objects.count() == 0
    assert stored_files() == []


def test_a_picture_the_database_refuses_leaves_nothing():
    make.make_picture(key="bridge")
    before = stored_files()

    with pytest.raises(Exception, match=r"(?i)unique"):
        make.make_picture(key="bridge")

    assert stored_files() == before


def test_a_transparent_picture_stays_transparent():
    buffer = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(buffer, "PNG")
    picture = make.make_picture(ContentFile(buffer.getvalue(), name="logo.png"))

    made = picture.largest("whole")

    assert sorted(made.files) == ["avif", "png", "webp"]
    assert (made.media_type, made.is_transparent) == ("image/png", True)
    for name in made.files.values():
        with Image.open(default_storage.path(name)) as image:
            assert image.convert("RGBA").getpixel((20, 20))[3] == 0
