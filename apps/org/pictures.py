"""Making a picture ready to be shown: checked, without metadata, in several sizes and formats."""

import secrets
from io import BytesIO
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from .renditions import WHOLE

WIDTHS = (480, 960, 1600)
MAX_PIXELS = 50_000_000
Image.MAX_IMAGE_PIXELS = None  # Ours is stricter, and looked at before any pixel is read.
# Pillow's name of the format, file ending, how to save it; all browsers read the last.
FORMATS = (
    ("AVIF", "avif", {"quality": 60, "speed": 8}),
    ("WEBP", "webp", {"quality": 80, "method": 4}),
    ("JPEG", "jpg", {"quality": 82, "optimize": True, "progressive": True}),
)
ACCEPTED = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}


def original_name(picture, filename: str) -> str:
    """An address nobody can guess: an unpublished picture must not be found by trying."""
    return f"pictures/{secrets.token_urlsafe(16)}/original{PurePosixPath(filename).suffix.lower()}"


def load_image(file) -> Image.Image:
    """The picture in a file, upright and without metadata. Raises ValidationError."""
    try:
        image = Image.open(file)
        if image.format not in ACCEPTED:
            raise ValidationError(_("Use a JPEG, PNG, WebP or AVIF picture."))
        if image.width * image.height > MAX_PIXELS:
            raise ValidationError(
                _("The picture has more than 50 million pixels: make it smaller.")
            )
        kind = image.format
        image.load()
        upright = ImageOps.exif_transpose(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        raise ValidationError(_("This is not a picture that can be read.")) from None
    alpha = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
    clean = upright.convert("RGBA" if alpha else "RGB")
    clean.info.clear()
    clean.format = kind
    return clean


def clean_original(file) -> ContentFile:
    """The uploaded file written anew: no EXIF, no place, nothing hidden behind the pixels."""
    image = load_image(file)
    target = image
    if image.format == "JPEG" and image.mode != "RGB":
        target = image.convert("RGB")
    buffer = BytesIO()
    target.save(buffer, image.format, **({"quality": 92} if image.format != "PNG" else {}))
    return ContentFile(buffer.getvalue(), name=f"original.{ACCEPTED[image.format]}")


def make_renditions(picture) -> dict[str, list[dict]]:
    """Write all sizes and formats of a picture beside its original; smallest first.

    Returns what `Picture.renditions` keeps.
    """
    with picture.original.open("rb") as file:
        image = load_image(file)
    flat = Image.new("RGB", image.size, "white")
    flat.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    storage, folder = picture.original.storage, PurePosixPath(picture.original.name).parent
    widths = [w for w in WIDTHS if w < image.width] + [min(image.width, WIDTHS[-1])]
    return {WHOLE: [_rendition(flat, width, storage, folder) for width in dict.fromkeys(widths)]}


def _rendition(image: Image.Image, width: int, storage, folder: PurePosixPath) -> dict:
    height = max(1, round(image.height * width / image.width))
    small = image.resize((width, height), Image.Resampling.LANCZOS)
    files = {}
    for kind, ending, options in FORMATS:
        buffer = BytesIO()
        small.save(buffer, kind, **options)
        files[ending] = storage.save(
            str(folder / f"{width}.{ending}"), ContentFile(buffer.getvalue())
        )
    return {"width": width, "height": height, "files": files}


def store_picture(picture, file) -> None:
    """Save a picture with a new file, cleaned, and its renditions. Raises ValidationError."""
    picture.original = clean_original(file)
    picture.save()
    picture.renditions = make_renditions(picture)
    picture.save(update_fields=["renditions"])
