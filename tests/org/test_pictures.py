"""Pictures: checked, without metadata, in several sizes."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image

from apps.org.models import Picture
from apps.org.pictures import load_image, store_picture
from tests import factories as make


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def jpeg_with_place_and_turn():
    image, buffer = Image.new("RGB", (60, 40), "#00714a"), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # taken upright
    exif[0x010E] = "Where it was taken"
    image.save(buffer, "JPEG", exif=exif)
    return ContentFile(buffer.getvalue(), name="IMG_0001.JPG")


@pytest.mark.django_db
def test_a_picture_has_renditions_of_each_format():
    picture = make.make_picture(make.picture_file((2000, 1000)))

    assert [(r["width"], r["height"], sorted(r["files"])) for r in picture.renditions["whole"]] == [
        (480, 240, ["avif", "jpg", "webp"]),
        (960, 480, ["avif", "jpg", "webp"]),
        (1600, 800, ["avif", "jpg", "webp"]),
    ]


@pytest.mark.django_db
def test_a_small_picture_is_not_blown_up():
    picture = make.make_picture(make.picture_file((300, 200)))

    assert [r["width"] for r in picture.renditions["whole"]] == [300]


@pytest.mark.django_db
def test_every_rendition_is_the_format_it_says():
    picture = make.make_picture()
    storage = picture.original.storage

    formats = {}
    for ending, name in picture.renditions["whole"][0]["files"].items():
        with Image.open(storage.path(name)) as image:
            formats[ending] = image.format

    assert formats == {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}


@pytest.mark.django_db
def test_a_picture_is_stored_upright_and_without_metadata():
    picture = make.make_picture(jpeg_with_place_and_turn())

    with Image.open(picture.original.path) as stored:
        size, exif = stored.size, dict(stored.getexif())

    assert (size, exif) == ((40, 60), {})
    assert (picture.width, picture.height) == (40, 60)


@pytest.mark.django_db
def test_the_name_of_a_picture_cannot_be_guessed():
    one, two = (make.make_picture(make.picture_file()) for _ in range(2))

    folders = {picture.original.name.split("/")[1] for picture in (one, two)}

    assert len(folders) == 2
    assert min(map(len, folders)) >= 20


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        make.picture_file().read()[:60],
    ],
    ids=["empty", "text", "svg", "gif", "truncated"],
)
def test_what_is_not_a_picture_is_refused(content):
    with pytest.raises(ValidationError):
        load_image(ContentFile(content, name="picture.png"))


def test_a_picture_of_too_many_pixels_is_refused():
    buffer = BytesIO()
    Image.new("1", (50_000, 2_000)).save(buffer, "PNG")

    with pytest.raises(ValidationError, match="million pixels"):
        load_image(BytesIO(buffer.getvalue()))


@pytest.mark.django_db
def test_a_refused_picture_leaves_nothing():
    with pytest.raises(ValidationError):
        store_picture(Picture(alt_en="A", credit="B"), ContentFile(b"junk", name="x.png"))

    assert Picture.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "CMYK"])
def test_every_kind_of_colour_is_understood(mode):
    buffer = BytesIO()
    Image.new(mode, (20, 20)).save(buffer, "JPEG" if mode == "CMYK" else "PNG")

    picture = make.make_picture(ContentFile(buffer.getvalue(), name="x.png"))

    assert picture.renditions["whole"][0]["width"] == 20
