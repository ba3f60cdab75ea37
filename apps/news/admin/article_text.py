"""A text to be read on the desk, as it stood when it was saved."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..body import render_body
from ..models import Revision


def reading(revision: Revision) -> SafeString:
    context = {"revision": revision, "body": render_body(revision.body, even_expired=True)}
    return render_to_string("admin/news/article/_revision.html", context)
