"""What is to be printed with a picture."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.org.models import Picture

from .plain_text import tidy


def labelled(label: str, words: str) -> str:
    return _("%(label)s: %(words)s") % {"label": label, "words": words}


def caption_lines(picture: Picture) -> list[str]:
    """In the language of the page; what is empty is left out."""
    until = picture.rights_until
    lines = {
        _("What it shows"): tidy(picture.alt),
        _("Caption"): tidy(picture.caption),
        _("Credit"): tidy(picture.credit),
        _("Rights until"): date_format(until, "DATE_FORMAT") if until else "",
    }
    return [labelled(label, words) for label, words in lines.items() if words]
