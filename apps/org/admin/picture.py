import logging

from django.contrib import admin
from django.db import transaction
from django.forms.widgets import Script
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import Picture
from ..pictures import remove_files, renew_renditions, store_picture
from ..texts import translated
from ..trays import Line, Tray, moment
from .base import RegisterAdmin, abreast
from .picture_form import PictureForm

logger = logging.getLogger(__name__)


class Rights(admin.SimpleListFilter):
    title = _("rights")
    parameter_name = "rights"

    def lookups(self, request, model_admin):
        return [
            ("expired", _("Expired")),
            ("soon", _("Run out within 30 days")),
            ("limited", _("With a last day")),
            ("free", _("No limit")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "expired":
            return queryset.expired()
        if self.value() == "soon":
            return queryset.expiring()
        if self.value() in ("limited", "free"):
            return queryset.filter(rights_until__isnull=self.value() == "free")
        return queryset


def _until(picture):
    return Line(str(picture), _("until %(day)s") % {"day": moment(picture.rights_until)})


@admin.register(Picture)
class PictureAdmin(RegisterAdmin):
    """The picture library."""

    desk_position = 70
    desk_trays = (
        Tray(
            170,
            _("Pictures whose rights run out soon"),
            _("No rights in a picture run out within 30 days."),
            "rights=soon",
            lambda pictures, user: pictures.expiring(),
            ("rights_until", "pk"),
            _until,
        ),
    )

    # List

    list_display = ["thumbnail", "shows", "credit", "rights_until", "size", "created_at"]
    list_display_links = ["thumbnail", "shows"]
    list_filter = [Rights, "created_at"]
    search_fields = [*translated("alt"), *translated("caption"), "credit", "key"]
    ordering = ["-created_at", "-pk"]

    @admin.display(description=_("picture"))
    def thumbnail(self, picture):
        return _image(picture, picture.smallest(), "thumbnail")

    @admin.display(description=_("shows"), ordering="alt")
    def shows(self, picture):
        return picture.alt

    @admin.display(description=_("size"), ordering="width")
    def size(self, picture):
        return f"{picture.width} × {picture.height}"

    # Form

    class Media:
        css = {"all": ["desk/focal_point.css"]}
        js = [Script("desk/focal_point.js", type="module")]

    form = PictureForm
    fieldsets = [
        (_("Picture"), {"fields": ["preview", "upload", ("focal_x", "focal_y")]}),
        (_("What it shows"), {"fields": [abreast("alt"), abreast("caption")]}),
        (_("Rights"), {"fields": [("credit", "rights_until")]}),
        (_("In the library"), {"fields": ["key", "added"]}),
    ]
    readonly_fields = ["preview", "added"]

    @admin.display(description=_("preview"))
    def preview(self, picture):
        """With the mark that `desk/focal_point.js` lets an editor move, and the crops beside it."""
        if not picture.pk:
            return _("Not uploaded yet.")
        context = {
            "preview": _image(picture, picture.at_least(900), "preview"),
            "address": picture.at_least(480).address,
        }
        return render_to_string("admin/org/picture/_focal_point.html", context)

    @admin.display(description=_("added"))
    def added(self, picture):
        return f"{picture.created_at:%Y-%m-%d} · {picture.created_by or '–'}" if picture.pk else "–"

    def save_model(self, request, obj, form, change):
        upload = form.cleaned_data.get("upload")
        if change:
            self._keep_files(obj)
        else:
            obj.created_by = request.user
        if upload:
            return store_picture(obj, upload, quick=True)
        super().save_model(request, obj, form, change)

    def _keep_files(self, picture):
        """Its files as they are now: somebody may have saved another since the form was asked."""
        stored = Picture.objects.select_for_update().get(pk=picture.pk)
        if picture.original != stored.original:  # setting it reads the file
            picture.original = stored.original
        for field in ("width", "height", "renditions"):
            setattr(picture, field, getattr(stored, field))

    def response_add(self, request, obj, *args, **kwargs):
        return _completing(obj, super().response_add(request, obj, *args, **kwargs))

    def response_change(self, request, obj):
        return _completing(obj, super().response_change(request, obj))

    # Deleting

    def delete_model(self, request, obj):
        files = obj.files()
        super().delete_model(request, obj)
        transaction.on_commit(lambda: remove_files(files), robust=True)

    def delete_queryset(self, request, queryset):
        files = [name for picture in queryset for name in picture.files()]
        super().delete_queryset(request, queryset)
        transaction.on_commit(lambda: remove_files(files), robust=True)


def _image(picture, rendition, css_class):
    return format_html(
        '<img class="{}" src="{}" alt="{}" width="{}" height="{}" loading="lazy">',
        f"{css_class} transparent" if rendition.is_transparent else css_class,
        rendition.address,
        picture.alt or "",
        rendition.width,
        rendition.height,
    )


def _completing(picture, response):
    """The response; once it is sent, and its transaction through, the slow renditions are made.

    What does not get that far, `manage.py make_renditions` makes.
    """
    close = response.close

    def close_and_complete():
        close()
        try:
            if stored := Picture.objects.filter(pk=picture.pk).first():
                renew_renditions(stored)
        except Exception:
            logger.exception("The renditions of picture %s are not complete.", picture.pk)

    response.close = close_and_complete
    return response
