"""Files into pictures and pictures into files, by Pillow: what comes in is checked and cleaned."""

import struct
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

MAX_PIXELS = 50_000_000
LARGE = 12_000_000  # As a PNG it takes seconds to write.
MOST_OBLONG = 10  # At the widest rendition no format is at the end of its heights.
Image.MAX_IMAGE_PIXELS = None  # Ours is stricter, and looked at before any pixel is read.
ACCEPTED = {"JPEG", "MPO", "PNG", "WEBP", "AVIF"}  # MPO: a JPEG with more behind it, from cameras
UNREADABLE = (UnidentifiedImageError, OSError, EOFError, SyntaxError, ValueError, TypeError,
              LookupError, ArithmeticError, RuntimeError, struct.error)  # fmt: skip
SRGB = ImageCms.createProfile("sRGB")

# File ending → Pillow's name of the format and how to save it.
FORMATS = {
    "avif": ("AVIF", {"quality": 60, "speed": 8}),
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    "png": ("PNG", {}),
}
ORIGINALS = {
    "jpg": ("JPEG", {"quality": 92}),
    "png": ("PNG", {"compress_level": 4}),
}


def load_image(file) -> Image.Image:
    """The picture in a file, upright, in sRGB, without metadata; RGBA only where it is transparent.

    `format` tells what the file was. Raises ValidationError.
    """
    try:
        image = Image.open(file)
        _require_fit(image)
        image.load()
        clean = _plain(ImageOps.exif_transpose(image))
    except UNREADABLE:
        raise ValidationError(_("This is not a picture that can be read.")) from None
    clean.format = image.format
    return clean


def is_transparent(image: Image.Image) -> bool:
    return image.mode == "RGBA"


def plain_format(image: Image.Image) -> str:
    """The ending of the format everything reads, and that is quick to write."""
    return "png" if is_transparent(image) else "jpg"


def encoded(image: Image.Image, ending: str) -> bytes:
    return _saved(image, *FORMATS[ending])


def original_of(image: Image.Image) -> tuple[str, bytes]:
    """The ending and content to keep: a JPEG, which is small and quickly written.

    A PNG where the picture is transparent or was a PNG of ordinary size, as drawings are.
    """
    is_drawing = image.format == "PNG" and image.width * image.height <= LARGE
    ending = "png" if is_drawing or is_transparent(image) else "jpg"
    return ending, _saved(image, *ORIGINALS[ending])


def _require_fit(image: Image.Image) -> None:
    if image.format not in ACCEPTED:
        raise _refusal(_("Use a JPEG, PNG, WebP or AVIF picture."))
    if image.width * image.height > MAX_PIXELS:
        raise _refusal(_("The picture has more than 50 million pixels: make it smaller."))
    if max(image.size) > MOST_OBLONG * min(image.size):
        raise _refusal(_("One side is more than ten times the other: cut the picture."))
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise _refusal(_("The picture moves: use one that stands still."))


def _refusal(message: str) -> ValidationError:
    return ValidationError(message, code="unfit")


def _plain(image: Image.Image) -> Image.Image:
    """RGB, or RGBA where some pixel lets through what is behind it."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    has_alpha = image.has_transparency_data
    if image.mode not in ("RGB", "CMYK", "L"):
        image = image.convert("RGBA" if has_alpha else "RGB")
    elif has_alpha:  # one colour stands for nothing
        image = image.convert("RGBA")
    if profile:
        image = _in_srgb(image, profile)
    is_clear = image.mode == "RGBA" and image.getextrema()[3][0] < 255
    clean = image.convert("RGBA" if is_clear else "RGB")
    clean.info.clear()
    return clean


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Cameras and printers have colours of their own; a profile that can't be used is left out."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return image
        return ImageCms.profileToProfile(image, own, SRGB, outputMode=mode) or image
    except (ImageCms.PyCMSError, *UNREADABLE):
        return image


def _saved(image: Image.Image, kind: str, options: dict) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
