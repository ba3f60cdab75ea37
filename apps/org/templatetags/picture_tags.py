"""Showing a picture in the best size and format a browser can use."""

from django import template
from django.core.files.storage import default_storage
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
    renditions = picture.renditions
    largest = renditions[-1] if renditions else None
    return {
        "picture": picture,
        "sources": [(kind, _srcset(renditions, ending)) for ending, kind in MODERN if renditions],
        "srcset": _srcset(renditions, "jpg"),
        "src": default_storage.url(largest["files"]["jpg"]) if largest else picture.original.url,
        "width": largest["width"] if largest else picture.width,
        "height": largest["height"] if largest else picture.height,
        "sizes": sizes,
        "loading": loading,
    }


def _srcset(renditions, ending):
    return ", ".join(f"{default_storage.url(r['files'][ending])} {r['width']}w" for r in renditions)
