"""The desk: Django admin in the order in which editors work."""

from functools import wraps

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import BadRequest
from django.urls import path
from django.utils.translation import gettext_lazy as _

from .trays import filled_trays

SECTIONS = ("news", "partners", "org", "auth")


class DeskConfig(AdminConfig):
    default_site = "apps.org.desk.DeskSite"


class DeskSite(AdminSite):
    """A model admin says its place by `desk_position`, and by `desk_section` another section.

    What it puts on the first page it says by `desk_trays`; see `trays.py`.
    """

    site_header = _("Communiqué")
    site_title = _("Communiqué desk")
    index_title = _("The desk")

    def admin_view(self, view, cacheable=False):
        return super().admin_view(_refusing_forgeries(view), cacheable)

    def autocomplete_view(self, request):
        # Its module reads settings and models, which are not there yet when this one is imported.
        from .admin.choosing import DeskAutocomplete

        return DeskAutocomplete.as_view(admin_site=self)(request)

    def get_urls(self):
        # Before Django's own address of the same name.
        address = "r/<path:content_type_id>/<path:object_id>/"
        on_site = path(address, self.admin_view(self.on_site), name="view_on_site")
        return [on_site, *super().get_urls()]

    def on_site(self, request, content_type_id, object_id):
        from .admin.on_site import on_site

        return on_site(self, request, content_type_id, object_id)

    def index(self, request, extra_context=None):
        """What waits for this person, then what the newsroom should know of, then every list."""
        trays = filled_trays(self, request)
        tracks = [
            (name, heading, [filled for filled in trays if filled.tray.is_mine == is_mine])
            for name, heading, is_mine in (("mine", _("For you"), True),
                                           ("newsroom", _("The newsroom"), False))
        ]  # fmt: skip
        context = {
            "tracks": [track for track in tracks if track[2]],
            "waits_for_you": any(filled.number for filled in trays if filled.tray.is_mine),
        }
        return super().index(request, context | (extra_context or {}))

    def get_app_list(self, request, app_label=None):
        """What the user may see: news first, accounts last."""
        sections = self._build_app_dict(request)
        for section in list(sections.values()):
            for entry in list(section["models"]):
                home = getattr(self._registry[entry["model"]], "desk_section", None)
                if home in sections and sections[home] is not section:
                    section["models"].remove(entry)
                    sections[home]["models"].append(entry)
        for section in sections.values():
            section["models"].sort(key=self._place)
        if "auth" in sections:
            sections["auth"]["name"] = _("Accounts")
        found = [s for s in sorted(sections.values(), key=_rank) if s["models"]]
        return [s for s in found if app_label in (None, s["app_label"])]

    def _place(self, entry):
        admin = self._registry[entry["model"]]
        return getattr(admin, "desk_position", 50), str(entry["name"])


def _refusing_forgeries(view):
    """Keeps from the database what no page of the desk sends and no database compares."""

    @wraps(view)
    def refusing(request, *args, **kwargs):
        if any("\x00" in value for _name, values in request.GET.lists() for value in values):
            request.GET = request.GET.copy()
            for name, values in request.GET.lists():
                request.GET.setlist(name, [value.replace("\x00", "") for value in values])
        try:
            return view(request, *args, **kwargs)
        except OverflowError as error:
            raise BadRequest("A number too long for the database") from error

    return refusing


def _rank(section):
    label = section["app_label"]
    return SECTIONS.index(label) if label in SECTIONS else len(SECTIONS)
