"""Whom a stage of the review is asked of, and by when."""

from django import forms
from django.contrib import admin as django_admin
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from apps.org.models import User

from .. import workflow
from ..models import ReviewStage

MAY_ASK = ("news.change_article", "news.publish_article")


class Asked(django_admin.SimpleListFilter):
    title = gettext_lazy("reviewer asked")
    parameter_name = "asked"

    def lookups(self, request, model_admin):
        return [("me", _("Assigned to me")), ("overdue", _("Overdue"))]

    def queryset(self, request, queryset):
        if self.value() == "me":
            return queryset.assigned_to(request.user)
        return queryset.overdue() if self.value() == "overdue" else queryset


class AskForm(forms.Form):
    stage = forms.ModelChoiceField(ReviewStage.objects.none(), widget=forms.HiddenInput)
    to = forms.ModelChoiceField(
        User.objects.none(),
        required=False,
        label=gettext_lazy("Reviewer"),
        empty_label=gettext_lazy("Whoever may sign"),
    )
    due_on = forms.DateField(
        required=False,
        label=gettext_lazy("To be signed by"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args, article, stage, **kwargs):
        auto_id = f"id_%s_{stage.pk}" if stage else "id_%s"
        super().__init__(*args, label_suffix="", auto_id=auto_id, **kwargs)
        self.fields["stage"].queryset = ReviewStage.objects.chain_of(article)
        if stage:
            self.stage_name = str(stage)
            self.fields["to"].queryset = workflow.reviewers(article, stage)


def may_ask(user) -> bool:
    return any(user.has_perm(permission) for permission in MAY_ASK)


def ask_forms(request, article) -> list[AskForm]:
    """A form for each stage that is not signed yet, for those who may ask."""
    if article.live_id == article.latest_id or not may_ask(request.user):
        return []
    asked = {each.stage_id: each for each in article.assignments.all()}
    stages = ReviewStage.objects.unsigned_for(article.latest)
    return [_form(article, stage, asked.get(stage.pk)) for stage in stages]


def _form(article, stage, assignment) -> AskForm:
    initial = {"stage": stage.pk}
    if assignment:
        initial |= {"to": assignment.to_id, "due_on": assignment.due_on}
    form = AskForm(article=article, stage=stage, initial=initial)
    form.is_asked = assignment is not None
    return form


@require_POST
def assign(request, pk, *, admin):
    if not (admin.has_view_or_change_permission(request) and may_ask(request.user)):
        raise PermissionDenied
    article = get_object_or_404(admin.get_queryset(request), pk=pk)
    form = AskForm(request.POST, article=article, stage=_stage(request, article))
    try:
        if not form.is_valid():
            raise workflow.Refused(_said(form))
        asked = form.cleaned_data
        workflow.assign(article, by=request.user, **asked)
    except workflow.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Asked.") if asked["to"] else _("Left to whoever may sign."))
    return HttpResponseRedirect(reverse("admin:news_article_change", args=[pk]))


def _stage(request, article) -> ReviewStage | None:
    chosen = request.POST.get("stage", "")
    chain = ReviewStage.objects.chain_of(article)
    return next((stage for stage in chain if str(stage.pk) == chosen), None)


def _said(form) -> str:
    if "stage" in form.errors:
        return _("This stage is not in the review of the article.")
    if "to" in form.errors:
        return _("That person may not be asked to sign this stage.")
    return " ".join(error for errors in form.errors.values() for error in errors)
