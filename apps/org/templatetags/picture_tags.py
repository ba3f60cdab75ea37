"""Showing a picture in the best size and format a browser can use."""

from django import template
from django.utils import timezone

register = template.Library()

MODERN = (("avif", "image/avif"), ("webp", "image/webp"))


@register.filter
def showable(picture) -> bool:
    """May visitors see it today? `{% if person.portrait|showable %}`; False where there is none."""
    until = picture.rights_until if picture else None
    return bool(picture) and (until is None or until >= timezone.localdate())


@register.inclusion_tag("components/_picture.html")
def picture(picture, sizes="100vw", loading="lazy", even_expired=False):
    """A `<picture>` with all renditions; width and height are given, so nothing shifts.

    Nothing where visitors may not see it any more; the desk sees it all the same.
    """
    if not (even_expired or showable(picture)):
        return {"picture": None}
    renditions = picture.renditions_of()
    largest = renditions[-1]
    return {
        "picture": picture,
        "sources": [
            (kind, _srcset(renditions, ending))
            for ending, kind in MODERN
            if all(ending in rendition.files for rendition in renditions)
        ],
        "srcset": ", ".join(f"{r.address} {r.width}w" for r in renditions),
        "src": largest.address,
        "width": largest.width,
        "height": largest.height,
        "sizes": sizes,
        "loading": loading,
    }


def _srcset(renditions, ending):
    return ", ".join(f"{r.address_as(ending)} {r.width}w" for r in renditions)
