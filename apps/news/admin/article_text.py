"""A text to be read on the desk, as it stood when it was saved."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from ..body import render_body
from ..models import Revision
from ..texts import Text


def reading(revision: Revision) -> SafeString:
    about = [(Revision._meta.get_field(name).verbose_name, rows)
             for name, rows in Text.of(revision).about().items() if rows]  # fmt: skip
    body = render_body(revision.body, even_expired=True)
    context = {"revision": revision, "body": body, "about": about}
    return render_to_string("admin/news/article/_revision.html", context)
