"""Two people wrote at once: both texts, what differs, and what may be done about it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..compare import compare
from ..models import Article, Revision
from .article_pages import article_page, readable, texts_in_full
from .article_text import reading
from .comparing import PASSAGES


@require_safe
def conflict(request, pk, number, *, admin):
    article = readable(admin, request, pk)
    mine = get_object_or_404(texts_in_full(article), number=number)
    theirs = texts_in_full(article).get(pk=article.latest_id)
    if mine == theirs:
        return HttpResponseRedirect(reverse("admin:news_article_change", args=[pk]))
    in_full = bool(request.GET.get("all"))
    comparison = compare(theirs, mine)
    shown = comparison.passages if in_full else comparison.folded
    context = {
        "mine": mine,
        "theirs": theirs,
        "is_my_own": mine.author_id == request.user.pk,
        "comparison": comparison,
        "in_full": in_full,
        "page": Paginator(shown, PASSAGES).get_page(request.GET.get("page")),
        "readings": [(text, reading(text)) for text in (theirs, mine)],
        "may_write": admin.has_change_permission(request, article),
    }
    return article_page(admin, request, article, "conflict", context)


def kept_beside(request, article: Article) -> HttpResponseRedirect | None:
    """To where both texts are shown, if what was just saved is not the latest."""
    kept = getattr(request, "kept", article.latest)
    if kept.pk == article.latest_id:
        return None
    address = reverse("admin:news_article_conflict", args=[article.pk, kept.number])
    return HttpResponseRedirect(address)


def waiting(article: Article):
    """Texts kept beside the latest that nobody has saved after."""
    beside = article.revisions.filter(number__gt=article.latest.number)
    return beside.select_related("author").defer("body").newest_first()


def beside(request, article: Article) -> dict:
    """A text to be read beside the form, if the address names one."""
    number = request.GET.get("beside", "")
    if not number.isascii() or not number.isdecimal() or len(number) > 9:
        return {}
    text: Revision | None = texts_in_full(article).filter(number=number).first()
    return {"beside": text, "beside_reading": reading(text)} if text else {}


def tell_overruled(request, overruled: list[str]) -> None:
    if overruled:
        had = _("; ").join(overruled)
        message = _("Somebody else changed this meanwhile, and theirs stays. You had: %s")
        messages.warning(request, message % had)
