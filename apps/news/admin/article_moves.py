"""The doors to the workflow. Who may ask is decided here; what is legal, in workflow.py.

Each is asked about one text, the one that was on the page; about another it is refused.
"""

from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from .. import workflow
from ..models import Article, ReviewStage


class ReasonForm(forms.Form):
    reason = forms.CharField(required=False, max_length=300)


@dataclass(frozen=True)
class Door:
    """`ask(article, by, reason)` makes the move; without `permission` the workflow knows who."""

    ask: callable
    said: str
    permission: str = ""


def submit(article, by, reason):
    workflow.submit(article, by=by)


def approve(article, by, reason):
    workflow.approve(article.latest, by=by, stage=_next_stage(article), comment=reason)


def send_back(article, by, reason):
    workflow.send_back(article.latest, by=by, stage=_next_stage(article), comment=reason)


def publish(article, by, reason):
    workflow.publish(article, by=by, override_reason=reason)


def withdraw(article, by, reason):
    workflow.withdraw(article, by=by, reason=reason)


DOORS = {
    "submit": Door(submit, gettext_lazy("Submitted for review."), "news.change_article"),
    "approve": Door(approve, gettext_lazy("Signed.")),
    "return": Door(send_back, gettext_lazy("Returned to its author.")),
    "publish": Door(publish, gettext_lazy("Published: it is live."), "news.publish_article"),
    "withdraw": Door(withdraw, gettext_lazy("Withdrawn."), "news.withdraw_article"),
}


def _next_stage(article: Article) -> ReviewStage:
    stage = ReviewStage.objects.unsigned_for(article.latest).first()
    if stage is None:
        raise workflow.Refused(_("Nothing is left to sign."))
    return stage


def _reason(request) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise workflow.Refused(" ".join(form.errors["reason"]))
    return form.cleaned_data["reason"]


def on_the_page(request, pk: int) -> Article:
    article = Article.objects.for_desk(request.user).select_for_update().get(pk=pk)
    if request.POST.get("revision") != str(article.latest_id):
        raise workflow.Refused(_("A newer text exists: look at it first."))
    return article


@require_POST
def _move(request, pk, *, admin, door: Door):
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    if door.permission and not request.user.has_perm(door.permission):
        raise PermissionDenied
    get_object_or_404(admin.get_queryset(request), pk=pk)
    try:
        with transaction.atomic():
            door.ask(on_the_page(request, pk), request.user, _reason(request))
    except workflow.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, door.said)
    return HttpResponseRedirect(reverse("admin:news_article_change", args=[pk]))


VIEWS = {name: partial(_move, door=door) for name, door in DOORS.items()}
