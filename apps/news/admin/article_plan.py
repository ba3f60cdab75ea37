"""When an article goes live and when it comes down: a page beside its form.

Refused, it shows what was typed. Clearing a moment publishes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from .. import workflow
from ..choices import State
from ..models import Article
from ..plans import remarks
from .article_moves import on_the_page
from .article_pages import article_page, readable
from .moment_field import MomentField

PUBLISH, WITHDRAW = "news.publish_article", "news.withdraw_article"


class PublicationForm(forms.Form):
    publish_at = MomentField(label=gettext_lazy("Goes live on"))


class WithdrawalForm(forms.Form):
    withdraw_at = MomentField(label=gettext_lazy("Comes down on"))
    reason = forms.CharField(
        label=gettext_lazy("Reason, which the public is told"),
        max_length=workflow.LONGEST_REASON,
        error_messages={"required": gettext_lazy("Tell the public why the article is withdrawn.")},
    )


@dataclass(frozen=True)
class Move:
    """`ask(article, by, typed)`; `form` is what is typed into, if anything is."""

    permission: str
    ask: Callable
    said: str
    form: type[forms.Form] | None = None


def _plan(article, by, typed):
    workflow.schedule(article, by=by, **typed)


def _unplan(article, by, typed):
    workflow.unschedule(article, by=by)


def _plan_withdrawal(article, by, typed):
    workflow.schedule_withdrawal(article, by=by, **typed)


def _unplan_withdrawal(article, by, typed):
    workflow.schedule_withdrawal(article, by=by, withdraw_at=None)


MOVES = {
    "plan": Move(PUBLISH, _plan, gettext_lazy("Planned."), PublicationForm),
    "unplan": Move(PUBLISH, _unplan, gettext_lazy("Taken off the plan. Nothing was published.")),
    "plan-withdrawal": Move(
        WITHDRAW, _plan_withdrawal, gettext_lazy("Withdrawal planned."), WithdrawalForm
    ),
    "unplan-withdrawal": Move(WITHDRAW, _unplan_withdrawal, gettext_lazy("It stays up.")),
}


def may_plan(user, article: Article) -> bool:
    """Is there anything for this person to plan or to clear?"""
    return _may_go_out(user, article) or _may_come_down(user, article)


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, pk, *, admin):
    user = request.user
    if not any(user.has_perm(permission) for permission in (PUBLISH, WITHDRAW)):
        raise PermissionDenied
    article = readable(admin, request, pk)
    bound = None
    if request.method == "POST":
        bound = _moved(request, pk)
        if bound is None:
            return HttpResponseRedirect(reverse("admin:news_article_change", args=[pk]))
        article = readable(admin, request, pk)
    out, down = _forms(article, bound)
    context = {
        "remarks": remarks(article),
        "publication": out if _may_go_out(user, article) else None,
        "withdrawal": down if _may_come_down(user, article) else None,
    }
    return article_page(admin, request, article, "plan", context)


def _moved(request, pk) -> forms.Form | None:
    """Nothing where it was done, or a form that says why not."""
    move = MOVES.get(request.POST.get("move"))
    if move is None:
        raise BadRequest("No such move")
    if not request.user.has_perm(move.permission):
        raise PermissionDenied
    form = (move.form or forms.Form)(request.POST, label_suffix="")
    if not form.is_valid():
        return form
    try:
        with transaction.atomic():
            move.ask(on_the_page(request, pk), request.user, form.cleaned_data)
    except workflow.Refused as refusal:
        form.add_error(next(iter(form.fields), None), str(refusal))
        if not move.form:
            messages.error(request, str(refusal))
        return form
    messages.success(request, move.said)
    return None


def _forms(article: Article, bound: forms.Form | None) -> list[forms.Form]:
    planned = {"publish_at": article.publish_at, "withdraw_at": article.withdraw_at,
               "reason": article.planned_reason}  # fmt: skip
    return [
        bound if isinstance(bound, form) else form(initial=planned, label_suffix="")
        for form in (PublicationForm, WithdrawalForm)
    ]


def _may_go_out(user, article: Article) -> bool:
    is_ahead = article.live_id != article.latest_id and article.state != State.WITHDRAWN
    return is_ahead and not article.open_bundle and user.has_perm(PUBLISH)


def _may_come_down(user, article: Article) -> bool:
    return bool(article.live_id or article.publish_at) and user.has_perm(WITHDRAW)
