"""The page that makes one entry of two: choose the other, look at both, confirm."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.models import DELETION, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..merging import MERGED, CannotMerge, differing, merge, names_offered, plan_of
from ..models import Organisation
from .choosing import is_id
from .uses import address_of, entry_or_404, holder_of, kind_of, label_of, uses_of

MOST = 20  # are proposed; a search finds the others
KEEP, LOSE = "keep", "lose"


class MergeForm(forms.Form):
    """Of each field in which the two differ, which of them is right."""

    def __init__(self, keep, lose, *args):
        super().__init__(*args, label_suffix="")
        for each in differing(keep, lose):
            is_empty = each.value_from_object(keep) in (None, "")
            self.fields[each.name] = forms.ChoiceField(
                label=_label(each),
                choices=[(KEEP, _shown(keep, each)), (LOSE, _shown(lose, each))],
                initial=LOSE if is_empty else KEEP,
                widget=forms.RadioSelect,
            )
        names = names_offered(keep, lose) if isinstance(keep, Organisation) else {}
        if names:
            self.fields["short_names"] = forms.MultipleChoiceField(
                label=_("Keep as short names"),
                choices=list(names.items()),
                initial=list(names),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def chosen(self) -> list[str]:
        """The fields taken from the one that goes."""
        return [name for name, value in self.cleaned_data.items() if value == LOSE]

    @property
    def short_names(self) -> list[str]:
        return self.cleaned_data.get("short_names", [])


def may_merge(admin, request) -> bool:
    may = admin.has_change_permission(request) and admin.has_delete_permission(request)
    return admin.model in MERGED and may


@require_http_methods(["GET", "HEAD", "POST"])
def merge_view(request, object_id, *, admin):
    lose = entry_or_404(admin, request, object_id)
    if not may_merge(admin, request):
        raise PermissionDenied
    keep = _chosen(admin, request)
    if keep is None or keep == lose:
        return _choosing(admin, request, lose)
    form = MergeForm(keep, lose, *([request.POST] if request.method == "POST" else []))
    if form.is_bound and form.is_valid():
        try:
            _merge(admin, request, keep, lose, form)
        except CannotMerge as refusal:
            form.add_error(None, str(refusal))
        else:
            said = _("“%(gone)s” is now “%(entry)s”, with everything that named it.")
            messages.success(request, said % {"gone": lose, "entry": keep})
            return HttpResponseRedirect(address_of(keep))
    return _comparing(admin, request, keep, lose, form)


def _chosen(admin, request):
    sent = request.POST if request.method == "POST" else request.GET
    pk = sent.get("into", "")
    return admin.get_object(request, pk) if is_id(pk) else None


def _merge(admin, request, keep, lose, form):
    gone = type(lose)._base_manager.get(pk=lose.pk)
    with transaction.atomic():
        merge(keep, lose, chosen=form.chosen, short_names=form.short_names)
        words = {"gone": gone, "key": getattr(gone, "key", gone.pk), "entry": keep}
        admin.log_change(request, keep, _("“%(gone)s” (%(key)s) was merged into it.") % words)
        LogEntry.objects.log_actions(
            user_id=request.user.pk,
            queryset=[gone],
            action_flag=DELETION,
            change_message=_("Merged into “%(entry)s”.") % words,
        )


def _choosing(admin, request, lose):
    """What bears the same name is proposed; whatever else is found by a search."""
    words = request.GET.get("q", str(lose))
    rows, has_twice = admin.get_search_results(request, admin.get_queryset(request), words)
    rows = (rows.distinct() if has_twice else rows).exclude(pk=lose.pk)[:MOST]
    context = {
        "q": words,
        "found": [(row.pk, label_of(row, admin.admin_site), row) for row in rows],
    }
    return _page(admin, request, lose, "merge_choose", context)


def _comparing(admin, request, keep, lose, form):
    site, plan = admin.admin_site, plan_of(keep, lose)
    uses = [uses_of([row], request, site) for row in (keep, lose)]
    context = {
        "form": form,
        "keep": keep,
        "labels": [label_of(row, site) for row in (keep, lose)],
        "uses": uses,
        "moves": _moves(plan, uses[1], site),
        "obstacles": [_told(each, lose, request, site) for each in plan.obstacles],
    }
    return _page(admin, request, lose, "merge", context)


def _moves(plan, uses, site) -> list[tuple[str, int]]:
    """By kind, how much hangs on the one that goes, as far as this person may know."""
    parts = [
        (kind_of(relation, holder_of(relation.model, site)[0]), len(pks))
        for relation, pks in plan.moves.items()
        if pks and relation.is_part
    ]
    return parts + [(each.kind, each.known + each.hidden) for each in uses]


def _told(obstacle, lose, request, site):
    """Where it stands in the way, as far as this person may know: {"url", "label", "message"}."""
    told = {"url": "", "label": "", "message": obstacle.message}
    if obstacle.row == lose:
        return told
    holder, path = holder_of(type(obstacle.row), site)
    if holder is None:
        return told | {"label": capfirst(obstacle.row._meta.verbose_name)}
    admin = site.get_model_admin(holder)
    pk = type(obstacle.row)._base_manager.filter(pk=obstacle.row.pk).values_list(path or "pk")
    row = admin.get_queryset(request).filter(pk__in=pk).first()
    if row is None or not admin.has_view_or_change_permission(request, row):
        return told | {"label": _("Something you may not see")}
    return told | {"url": address_of(row), "label": label_of(row, site)}


def _page(admin, request, lose, name, context):
    context |= admin.admin_site.each_context(request) | {
        "opts": admin.opts,
        "entry": lose,
        "title": _("Merge “%(entry)s” into another") % {"entry": lose},
    }
    return TemplateResponse(request, f"admin/org/{name}.html", context)


def _label(field) -> str:
    original = getattr(field, "translated_field", None)
    if original is None:
        return capfirst(field.verbose_name)
    return f"{capfirst(original.verbose_name)} · {dict(settings.LANGUAGES)[field.language]}"


def _shown(row, field) -> str:
    told = getattr(row, f"get_{field.name}_display", None)
    value = told() if told else getattr(row, field.name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(value) if value not in (None, "") else "–"
