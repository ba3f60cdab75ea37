"""Two texts of an article held against each other, and an old one brought back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Max
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .. import workflow
from ..choices import Decision
from ..compare import compare
from ..models import Article, Revision
from .article_moves import on_the_page
from .article_pages import article_page, readable, texts_in_full

PASSAGES = 400  # on one page
LONGEST_NUMBER = 9  # digits


@require_safe
def compare_texts(request, pk, *, admin):
    article = readable(admin, request, pk)
    numbers, hints = _chosen(article, request.GET)
    texts = {text.number: text for text in texts_in_full(article).filter(number__in=numbers)}
    before, after = (texts[number] for number in numbers)
    in_full = bool(request.GET.get("all"))
    context = {
        "before": before,
        "after": after,
        "hints": hints,
        "newest": _highest(article.revisions),
        "in_full": in_full,
        "may_restore": admin.has_change_permission(request, article),
        **_compared(request, before, after, in_full=in_full),
    }
    return article_page(admin, request, article, "compare", context)


@require_http_methods(["GET", "HEAD", "POST"])
def restore(request, pk, number, *, admin):
    """Asks first, showing what it would change; the old text then becomes the next one."""
    article = readable(admin, request, pk)
    if not admin.has_change_permission(request, article):
        raise PermissionDenied
    text = get_object_or_404(texts_in_full(article), number=number)
    if request.method == "POST":
        _restore(request, article, text)
        return HttpResponseRedirect(reverse("admin:news_article_change", args=[article.pk]))
    latest = texts_in_full(article).get(pk=article.latest_id)
    context = {"revision": text, **_compared(request, latest, text, in_full=False)}
    return article_page(admin, request, article, "restore", context)


def bases(article: Article, user) -> list[tuple[str, int]]:
    """What the latest text is best held against: why, and the number of that text.

    Reviewers are asked about a text of which they may have signed an earlier state.
    """
    latest, live = article.latest, article.live
    signed = article.revisions.filter(signatures__decision=Decision.APPROVED)
    earlier = signed.filter(number__lt=latest.number)
    found = [
        (_("What changed since the text you signed"),
         _highest(earlier.filter(signatures__by=user))),
        (_("Compare with the live text"), live and live.number),
        (_("What changed since the text that was signed last"), _highest(earlier)),
        (_("Compare with the text before"), latest.number - 1),
    ]  # fmt: skip
    by_number: dict[int, str] = {}
    for why, number in found:
        if number and number < latest.number:
            by_number.setdefault(number, why)
    return [(why, number) for number, why in by_number.items()]


def _compared(request, before: Revision, after: Revision, *, in_full: bool) -> dict:
    comparison = compare(before, after)
    shown = comparison.passages if in_full else comparison.folded
    page = Paginator(shown, PASSAGES).get_page(request.GET.get("page"))
    return {"comparison": comparison, "page": page}


def _restore(request, article: Article, text: Revision) -> None:
    said = {"old": text.number}
    try:
        with transaction.atomic():
            now = on_the_page(request, article.pk)
            made = workflow.restore(text, by=request.user)
    except workflow.Refused as refusal:
        messages.error(request, str(refusal))
        return
    if made.pk == now.latest_id:
        messages.info(request, _("The latest text says the same as text %(old)s.") % said)
        return
    message = _("Text %(old)s is back as text %(new)s, a draft: it passes its review again.")
    messages.success(request, message % (said | {"new": made.number}))


def _chosen(article: Article, asked) -> tuple[list[int], list[str]]:
    """The numbers of two texts there are, the older first, and what is to be said of the choice."""
    given = {name: asked.get(name, "").strip() for name in ("from", "to")}
    typed = {name: int(text) for name, text in given.items() if _is_number(text)}
    known = article.revisions.filter(number__in=typed.values()).values_list("number", flat=True)
    found = {name: number for name, number in typed.items() if number in set(known)}
    unknown = [text for name, text in given.items() if text and name not in found]
    hints = [_("There is no text “%s” of this article.") % text[:20] for text in unknown]
    before, after = _filled(article, found)
    if before > after:
        before, after = after, before
        hints.append(_("The older text stands first."))
    return [before, after], hints


def _filled(article: Article, found: dict[str, int]) -> tuple[int, int]:
    """What was not chosen: live and latest, where they differ, else the two newest texts."""
    latest, live = article.latest.number, article.live
    if "from" in found:
        return found["from"], found.get("to", latest)
    if "to" not in found and live and live.number != latest:
        return live.number, latest
    newest = found.get("to") or _highest(article.revisions)
    return _highest(article.revisions.filter(number__lt=newest)) or newest, newest


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER


def _highest(revisions) -> int | None:
    return revisions.aggregate(number=Max("number"))["number"]
