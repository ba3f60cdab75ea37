"""What is taken for a picture, what is refused in one sentence, and what becomes of its colours."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from apps.org.images import load_image, original_of
from tests import factories as make


def saved(image, kind="PNG", **options):
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return BytesIO(buffer.getvalue())


def moving(kind):
    frames = [Image.new("RGB", (20, 20), color) for color in ("#f00", "#00f")]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        make.picture_file().read()[:60],
        saved(Image.effect_noise((200, 200), 50), "JPEG").read()[:3000],
        saved(Image.effect_noise((200, 200), 50), "WEBP").read()[:3000],
        saved(Image.effect_noise((200, 200), 50), "AVIF").read()[:3000],
    ],
    ids=["empty", "text", "svg", "gif", "cut png", "cut jpeg", "cut webp", "cut avif"],
)
def test_what_is_not_a_picture_is_refused(content):
    with pytest.raises(ValidationError):
        load_image(ContentFile(content, name="picture.png"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
def test_a_damaged_picture_is_refused_or_read_but_never_crashes(kind):
    content = saved(Image.effect_noise((64, 64), 50).convert("RGB"), kind).read()
    for place in range(0, min(len(content), 400), 3):
        damaged = content[:place] + b"\xff\x00\xff" + content[place + 3 :]
        try:
            load_image(BytesIO(damaged))
        except ValidationError as refusal:
            assert len(refusal.messages) == 1


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (saved(Image.new("1", (50_000, 2_000))), "more than 50 million pixels"),
        (saved(Image.new("1", (1, 20_000))), "more than ten times the other"),
        (saved(Image.new("1", (20_000, 1))), "more than ten times the other"),
        (moving("PNG"), "moves"),
        (moving("WEBP"), "moves"),
        (moving("AVIF"), "moves"),
        (saved(Image.new("L", (20, 20)), "TIFF"), "Use a JPEG"),
    ],
    ids=["many pixels", "high", "wide", "png", "webp", "avif", "tiff"],
)
def test_what_no_page_can_show_is_refused_in_one_sentence(file, message):
    with pytest.raises(ValidationError, match=message) as refusal:
        load_image(file)

    assert len(refusal.value.messages) == 1


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_understood(mode):
    image = load_image(saved(Image.new(mode, (20, 20))))

    assert image.size == (20, 20)


def test_sixteen_bits_of_grey_keep_their_brightness():
    image = load_image(saved(Image.new("I;16", (20, 20), 0x8000)))

    assert image.getpixel((5, 5)) == (128, 128, 128)


def test_the_colours_of_print_become_those_of_screens():
    image = load_image(saved(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG"))

    red, green, blue = image.getpixel((5, 5))
    assert red > 200 > green + blue


def test_a_profile_of_colours_is_reckoned_in():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for old, new in ((b"s\0R\0G\0B", b"o\0w\0n\0 "), (b"rXYZ", b"swap"), (b"bXYZ", b"rXYZ"),
                     (b"swap", b"bXYZ")):  # fmt: skip
        profile = profile.replace(old, new)
    red_for_blue = saved(Image.new("RGB", (20, 20), "#f00"), icc_profile=profile)

    image = load_image(red_for_blue)

    assert image.getpixel((5, 5)) == (0, 0, 255)
    assert image.info == {}


def test_a_profile_that_is_none_is_left_out():
    plain = Image.new("RGB", (20, 20), (100, 50, 25))

    image = load_image(saved(plain, "PNG", icc_profile=b"no profile"))

    assert image.getpixel((5, 5)) == (100, 50, 25)


def test_a_photograph_with_another_behind_it_is_the_first():
    first, second = Image.new("RGB", (20, 20), "#f00"), Image.new("RGB", (20, 20), "#00f")

    image = load_image(saved(first, "MPO", save_all=True, append_images=[second]))

    assert image.getpixel((5, 5))[0] > 200


@pytest.mark.parametrize(
    ("size", "kind", "ending"),
    [((20, 20), "PNG", "png"), ((20, 20), "WEBP", "jpg"), ((4000, 3001), "PNG", "jpg")],
    ids=["drawing", "photograph", "large"],
)
def test_the_original_is_kept_in_a_format_everybody_reads(size, kind, ending):
    image = load_image(saved(Image.new("RGB", size), kind))

    kept, content = original_of(image)

    assert kept == ending
    assert load_image(BytesIO(content)).size == size


def test_a_picture_is_transparent_only_where_something_shines_through():
    opaque = load_image(saved(Image.new("RGBA", (20, 20), (9, 9, 9, 255))))
    clear = load_image(saved(Image.new("RGBA", (20, 20), (9, 9, 9, 100))))

    assert (opaque.mode, clear.mode) == ("RGB", "RGBA")
