"""Showing a picture in the best size and format a browser can use."""

from django import template
from django.utils import timezone

from ..renditions import MODERN, WHOLE

register = template.Library()

MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp"}


@register.filter
def showable(picture) -> bool:
    """May visitors see it today? `{% if person.portrait|showable %}`; False where there is none."""
    until = picture.rights_until if picture else None
    return bool(picture) and (until is None or until >= timezone.localdate())


@register.inclusion_tag("components/_picture.html")
def picture(picture, sizes="100vw", loading="lazy", even_expired=False, shape=WHOLE):
    """A `<picture>` with all renditions; width and height are given, so nothing shifts.

    `{% picture picture shape="card" sizes="20rem" %}` shows the crop around the focal point, or the
    whole where that is not made yet; the shapes are in apps/org/shapes.py. `loading="eager"` is for
    the one picture a page opens with. Nothing where visitors may not see the picture any more; the
    desk sees it all the same.
    """
    if not (even_expired or showable(picture)):
        return {"picture": None}
    renditions = picture.renditions_of(shape)
    largest = renditions[-1]
    return {
        "picture": picture,
        "sources": [
            (MEDIA_TYPES[ending], _srcset(renditions, ending))
            for ending in MODERN
            if all(ending in rendition.files for rendition in renditions)
        ],
        "srcset": ", ".join(f"{r.address} {r.width}w" for r in renditions),
        "src": largest.address,
        "width": largest.width,
        "height": largest.height,
        "is_transparent": largest.is_transparent,
        "sizes": sizes,
        "loading": loading,
    }


def _srcset(renditions, ending):
    return ", ".join(f"{r.address_as(ending)} {r.width}w" for r in renditions)
