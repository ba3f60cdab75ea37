"""Who may know of an article: staff by name, and guests by a preview link.

For whoever may write articles and may know of this one; nobody who may not is let in, or lets
themself in.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from apps.org.addresses import full
from apps.org.admin.choosing import LONGEST_ID, Choices
from apps.org.models import User

from .. import workflow
from ..models import Article, ReviewStage
from .article_pages import article_page, readable
from .preview_form import PreviewForm

BACKEND = "django.contrib.auth.backends.ModelBackend"


class ConfidantsForm(forms.Form):
    confidants = Choices(
        label=gettext_lazy("Named staff"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, article: Article, by: User, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.staying = list(dict.fromkeys([by, *workflow.always_named(article)]))
        staff = _staff(article).exclude(pk__in=[user.pk for user in self.staying])
        self.fields["confidants"].queryset = staff
        self.fields["confidants"].label_from_instance = _called
        self.initial["confidants"] = list(article.confidants.values_list("pk", flat=True))


@require_safe
def access(request, pk, *, admin):
    return access_page(admin, request, _governed(admin, request, pk))


@require_POST
def limit(request, pk, *, admin):
    article = _governed(admin, request, pk)
    form = ConfidantsForm(request.POST, article=article, by=request.user)
    if not form.is_valid():
        return access_page(admin, request, article, confidants_form=form)
    chosen = form.cleaned_data["confidants"]
    return _done(request, article, _("Now limited to the staff named here."),
                 workflow.confide, to=chosen, by=request.user)  # fmt: skip


@require_POST
def open_up(request, pk, *, admin):
    article = _governed(admin, request, pk)
    return _done(request, article, _("Open to all staff who may see articles."),
                 workflow.open_up, by=request.user)  # fmt: skip


@require_POST
def give(request, pk, *, admin):
    article = _governed(admin, request, pk)
    form = PreviewForm(request.POST)
    if not form.is_valid():
        return access_page(admin, request, article, preview_form=form)
    link = workflow.give_preview(article, by=request.user, **form.given())
    messages.success(request, _("Made. Copy the address below and send it to %(who)s.")
                     % {"who": link.given_to})  # fmt: skip
    return HttpResponseRedirect(f"{_address(article)}?made={link.pk}#link-{link.pk}")


@require_POST
def take_back(request, pk, link, *, admin):
    article = _governed(admin, request, pk)
    found = article.preview_links.filter(pk=link).first()
    if found is None:
        messages.error(request, _("This link is not one of the article."))
        return HttpResponseRedirect(_address(article))
    said = _("Revoked: the address for %(who)s opens nothing any more.") % {"who": found.given_to}
    return _done(request, article, said, workflow.take_back, link=found)


def access_page(admin, request, article, *, confidants_form=None, preview_form=None):
    newest = article.preview_links.select_related("created_by").newest_first()
    links = sorted(newest, key=lambda link: not link.opens)
    context = {
        "confidants_form": confidants_form or ConfidantsForm(article=article, by=request.user),
        "preview_form": preview_form or PreviewForm(),
        "links": [(link, full(link.get_absolute_url())) for link in links],
        "made": _number(request.GET.get("made", "")),
        "unsigned": _stages_nobody_may_sign(article),
    }
    return article_page(admin, request, article, "access", context)


def _governed(admin, request, pk) -> Article:
    if not admin.has_change_permission(request):
        raise PermissionDenied
    return readable(admin, request, pk)


def _done(request, article, said, move, **asked):
    try:
        move(asked.pop("link", article), **asked)
    except workflow.Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return HttpResponseRedirect(_address(article))


def _staff(article):
    """Who may see articles at all, and whoever is named already."""
    seeing = [User.objects.with_perm(f"news.{right}_article", backend=BACKEND).values("pk")
              for right in ("view", "change")]  # fmt: skip
    may = Q(pk__in=seeing[0]) | Q(pk__in=seeing[1])
    named = Q(pk__in=article.confidants.values("pk"))
    staff = User.objects.filter(Q(is_staff=True, is_active=True) & may | named)
    return staff.order_by("last_name", "first_name", "username")


def _called(user):
    return f"{user} ({user.username})" if str(user) != user.username else user.username


def _stages_nobody_may_sign(article):
    """Stages of its review that nobody who is named could sign."""
    if not article.is_confidential:
        return []
    stages = ReviewStage.objects.unsigned_for(article.latest).select_related("group")
    return [stage for stage in stages if not workflow.reviewers(article, stage).exists()]


def _number(text):
    return int(text) if text.isdecimal() and len(text) <= LONGEST_ID else None


def _address(article):
    return reverse("admin:news_article_access", args=[article.pk])


VIEWS = {
    "access/": ("access", access),
    "access/limit/": ("limit", limit),
    "access/open/": ("open_up", open_up),
    "access/links/": ("give_preview", give),
    "access/links/<int:link>/revoke/": ("take_back", take_back),
}
