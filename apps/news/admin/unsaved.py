"""What somebody typed into the article form and did not save, where the form is shown again."""

import json

from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from ..models import Article, WorkingCopy
from ..texts import Text
from .typed import as_sent, leaves_the_rest

LONGEST_PAGE = 32


def of(article: Article | None, user):
    """Their working copy of an article, or of a new one, if they typed anything."""
    mine = WorkingCopy.objects.filter(article=article, user=user)
    return mine.kept().select_related("based_on")


def continued(request, article: Article | None) -> WorkingCopy | None:
    """The working copy a form is to be filled with, if its address says so."""
    if request.method != "GET" or "copy" not in request.GET:
        return None
    return of(article, request.user).first()


def page_of(request) -> str:
    """The name of the page that sends this, among those this person has open."""
    page = request.POST.get("page", "")
    return page if page.isascii() and page.isalnum() and len(page) <= LONGEST_PAGE else ""


def writing(admin, request, article: Article | None) -> dict:
    """For the form: how to keep what is typed, and a working copy that may be gone on with."""
    copy, going_on = of(article, request.user).first(), getattr(request, "continued", None)
    page = going_on.page if going_on else page_of(request) or get_random_string(LONGEST_PAGE)
    is_offered = copy and copy.page != page and not _is_saved(admin, request, copy)
    name, args = ("", [article.pk]) if article else ("new_", [])
    return {
        "page": page,
        "keep_url": reverse(f"admin:news_article_{name}keep", args=args),
        "discard_url": reverse(f"admin:news_article_{name}discard", args=args),
        "offered": copy if is_offered else None,
        "going_on": going_on,
        "is_behind": bool(copy and article and copy.based_on_id != article.latest_id),
        "is_typed": bool(going_on) or request.method == "POST",
        "labels": json.dumps(_labels()),
    }


def typed_text(admin, request, article: Article, copy: WorkingCopy) -> Text:
    """The text as far as it was typed; what can't be understood is as it was before."""
    sent = as_sent(copy.fields)
    sent["opened_on"] = copy.based_on_id or article.latest_id
    instance = Article.objects.get(pk=article.pk)  # a form changes what it is given
    form = admin.get_form(request, article, change=True)(sent, instance=instance)
    form.full_clean()
    return form.text_so_far()


def _is_saved(admin, request, copy: WorkingCopy) -> bool:
    """Does the article say the same? A copy may arrive after what it holds was saved."""
    if copy.article_id is None:
        return False
    article = Article.objects.select_related("latest").get(pk=copy.article_id)
    is_same_text = typed_text(admin, request, article, copy) == Text.of(article.latest)
    return is_same_text and leaves_the_rest(as_sent(copy.fields), article)


def _labels() -> dict[str, str]:
    return {
        "away": _("Not kept: no connection. What you typed is still here, and is tried again."),
        "logged_out": _("Not kept: you are logged out. Nothing typed is lost:"),
        "log_in": _("log in in another tab"),
        "refused": _("Not kept: the server does not take it. What you typed is still here."),
        "kept": _("What you type is kept as a working copy."),
    }
