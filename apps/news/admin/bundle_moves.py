"""The doors of a joint release: all out, planned, off the plan, apart."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from .. import workflow
from .moment_field import MomentField

PUBLISH = "news.publish_article"


class PlanForm(forms.Form):
    publish_at = MomentField(label=gettext_lazy("All go live on"))


def may_move(admin, request) -> bool:
    """May this person see it, and say when it goes out?"""
    return admin.has_view_or_change_permission(request) and request.user.has_perm(PUBLISH)


def _found(admin, request, pk):
    if not may_move(admin, request):
        raise PermissionDenied
    return get_object_or_404(admin.get_queryset(request), pk=pk)


def _back(bundle):
    return HttpResponseRedirect(reverse("admin:news_bundle_change", args=[bundle.pk]))


@require_POST
def _move(request, pk, *, admin, ask, said):
    bundle = _found(admin, request, pk)
    try:
        ask(bundle, by=request.user)
    except workflow.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return _back(bundle)


publish = partial(_move, ask=workflow.publish_bundle, said=gettext_lazy("Published: all are live."))
unplan = partial(
    _move,
    ask=workflow.unschedule_bundle,
    said=gettext_lazy("Taken off the plan. Nothing was published."),
)


@require_POST
def take_apart(request, pk, *, admin):
    if not request.user.has_perm("news.delete_bundle"):
        raise PermissionDenied
    bundle = _found(admin, request, pk)
    try:
        workflow.take_apart(bundle, by=request.user)
    except workflow.Refused as refusal:
        messages.error(request, str(refusal))
        return _back(bundle)
    messages.success(request, _("Taken apart: its articles go out each for itself again."))
    return HttpResponseRedirect(reverse("admin:news_bundle_changelist"))


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, pk, *, admin):
    bundle = _found(admin, request, pk)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        initial={"publish_at": bundle.publish_at},
        label_suffix="",
    )
    if form.is_bound and form.is_valid():
        try:
            workflow.schedule_bundle(bundle, by=request.user, **form.cleaned_data)
        except workflow.Refused as refusal:
            form.add_error("publish_at", str(refusal))
        else:
            messages.success(request, _("Planned."))
            return _back(bundle)
    context = admin.admin_site.each_context(request) | {
        "opts": admin.opts,
        "bundle": bundle,
        "title": bundle,
        "form": form,
        "media": admin.media,
    }
    return TemplateResponse(request, "admin/news/bundle/plan.html", context)


VIEWS = {"publish": publish, "plan": plan, "unplan": unplan, "take-apart": take_apart}
