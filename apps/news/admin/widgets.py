"""What the article form is written with. Each works without JavaScript, as a plain field."""

import json

from django import forms
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.org.models import Picture


class BodyWidget(forms.Textarea):
    """A textarea of HTML, which `desk/editor.js` turns into an editor."""

    class Media:
        css = {"all": ["django_prose_editor/material-icons.css", "desk/editor.css"]}
        js = [Script("desk/editor.js", type="module")]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "rows": 24,
            "data-editor": static("django_prose_editor/editor.js"),
            "data-pictures": reverse("admin:news_article_pictures"),
            "data-labels": json.dumps(_labels()),
        }
        return context

    def use_required_attribute(self, initial):
        # The textarea is hidden behind the editor, where a browser could not point at it.
        return False


class PictureWidget(forms.TextInput):
    """The number of a picture, which `desk/picture_field.js` turns into the picture itself."""

    class Media:
        js = [Script("desk/picture_field.js", type="module")]

    def render(self, name, value, attrs=None, renderer=None):
        is_number = str(value or "").isdecimal()
        context = {
            "field": super().render(name, value, attrs, renderer),
            "picture": Picture.objects.filter(pk=value).first() if is_number else None,
            "library_url": reverse("admin:news_article_pictures"),
        }
        return render_to_string("admin/news/article/_picture_widget.html", context)


def _labels() -> dict[str, str]:
    return {
        "toolbar": _("Formatting"),
        "bold": _("Bold"),
        "italic": _("Italic"),
        "subscript": _("Subscript"),
        "superscript": _("Superscript"),
        "paragraph": _("Paragraph"),
        "heading2": _("Heading"),
        "heading3": _("Smaller heading"),
        "bulletList": _("List"),
        "orderedList": _("Numbered list"),
        "blockquote": _("Quotation"),
        "link": _("Link"),
        "unlink": _("Remove the link"),
        "address": _("Address"),
        "apply": _("Apply"),
        "picture": _("Insert picture"),
        "library": _("Picture library"),
        "close": _("Close"),
        "missing": _("This picture is not in the library any more."),
        "table": _("Table"),
        "addRow": _("Add a row"),
        "deleteRow": _("Delete the row"),
        "addColumn": _("Add a column"),
        "deleteColumn": _("Delete the column"),
        "deleteTable": _("Delete the table"),
        "rule": _("Line"),
        "undo": _("Undo"),
        "redo": _("Redo"),
    }
