"""Where an entry is used, from all floors: asked before it is deleted or merged."""

from dataclasses import dataclass
from functools import cache

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ..models import Picture
from ..relations import protects, relations, with_parts

MOST = 50  # of one kind are listed; the number of all is told
DEEPEST = 3  # a part of a part of a part


@dataclass(frozen=True)
class Uses:
    """Entries of one kind that use it: as links, or counted where this person may not see the kind.

    What is limited to other staff is neither: see `hidden.py`.
    """

    kind: str
    links: list[tuple[str, str]]
    known: int
    hidden: int
    holds: bool  # deleting would leave a gap in them

    @property
    def rest(self) -> str:
        """What is not among the links; empty where nothing is."""
        more, said = self.known - len(self.links), []
        if more:
            said.append(ngettext("and %(n)d more", "and %(n)d more", more) % {"n": more})
        if self.hidden:
            text = ngettext("and %(n)d you may not see", "and %(n)d you may not see", self.hidden)
            said.append(text % {"n": self.hidden})
        return ", ".join(said)


def uses_of(entries, request, site) -> list[Uses]:
    """Of these and their parts, by kind; what goes with them is no use of them."""
    parts, found, told = with_parts(entries), [], {}
    for model, rows in parts.items():
        for relation in relations(model):
            if relation.is_part:
                continue
            holder, path = holder_of(relation.model, site)
            ids = relation.rows(rows).values(path or "pk")
            known_parts = [row.pk for row in parts.get(holder, [])]
            kind = kind_of(relation, holder)
            uses = _uses(kind, holder, ids, known_parts, request, site, protects(relation.field))
            told.setdefault(holder, []).append(ids)
            found += [uses] if uses else []
    return found + _uses_in_texts(parts.get(Picture, []), told, request, site)


def holder_of(model, site):
    """The model with a page at the desk that a row belongs to, and the way there.

    (None, "") where none has a page.
    """
    return _holder_of(model, frozenset(site._registry), DEEPEST)


@cache
def _holder_of(model, registered, depth):
    if model in registered:
        return model, ""
    from_part = [
        field for field in model._meta.concrete_fields
        if field.is_relation and not protects(field) and not field.null
    ]  # fmt: skip
    for field in from_part if depth else []:
        holder, path = _holder_of(field.related_model, registered, depth - 1)
        if holder:
            return holder, "__".join(filter(None, [field.name, path]))
    return None, ""


def kind_of(relation, holder) -> str:
    """“Agreements · signatory”, “Occasions · attendance: for”, “Articles · people”."""
    field, row = relation.field, relation.model
    where = field.verbose_name
    if holder not in (None, row) and not relation.is_many:
        says_more = where != field.related_model._meta.verbose_name
        where = f"{row._meta.verbose_name}: {where}" if says_more else row._meta.verbose_name
    return f"{capfirst((holder or row)._meta.verbose_name_plural)} · {where}"


def _uses(kind, holder, ids, apart, request, site, holds) -> Uses | None:
    if holder is None:
        count = ids.count()
        return Uses(kind, [], 0, count, holds) if count else None
    admin = site.get_model_admin(holder)
    known = admin.get_queryset(request).filter(pk__in=ids).exclude(pk__in=apart).order_by("pk")
    if not admin.has_view_or_change_permission(request):
        count = known.count()
        return Uses(kind, [], 0, count, holds) if count else None
    if isinstance(admin.list_select_related, list | tuple):
        known = known.select_related(*admin.list_select_related)
    links = [(address_of(row), label_of(row, site)) for row in known[:MOST]]
    count = len(links) if len(links) < MOST else known.count()
    return Uses(kind, links, count, 0, holds) if links else None


def _uses_in_texts(pictures, told, request, site) -> list[Uses]:
    """A figure in a text is no field, but holds its picture all the same."""
    found = []
    for model, admin in site._registry.items() if pictures else []:
        for picture in pictures if hasattr(admin, "uses_of_picture") else []:
            ids = admin.uses_of_picture(picture).order_by().values("pk")
            for other in told.get(model, []):
                ids = ids.exclude(pk__in=other)
            kind = f"{capfirst(model._meta.verbose_name_plural)} · {_('in the text')}"
            uses = _uses(kind, model, ids, [], request, site, holds=True)
            found += [uses] if uses else []
    return found


def label_of(row, site) -> str:
    return getattr(site._registry.get(type(row)), "chooser_label", str)(row)


def address_of(row) -> str:
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])


def in_the_way(entries, request, site) -> list:
    """As a confirmation of deleting shows it, line by line; empty where nothing is in the way."""
    return [
        line
        for uses in uses_of(entries, request, site)
        if uses.holds
        for line in [
            *(format_html('{}: <a href="{}">{}</a>', uses.kind, *link) for link in uses.links),
            *([f"{uses.kind}: {uses.rest}"] if uses.rest else []),
        ]
    ]


@require_safe
def uses(request, object_id, *, admin):
    entry = entry_or_404(admin, request, object_id)
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "entry": entry,
        "title": _("Where used: %(entry)s") % {"entry": entry},
        "uses": uses_of([entry], request, admin.admin_site),
    }
    return TemplateResponse(request, "admin/org/uses.html", context)


def entry_or_404(admin, request, object_id):
    """What this person may see the form of."""
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    entry = admin.get_object(request, object_id)
    if entry is None:
        raise Http404
    if not admin.has_view_or_change_permission(request, entry):
        raise PermissionDenied
    return entry
