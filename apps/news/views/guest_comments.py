"""What somebody without an account says about a text they read by a preview link.

The address is what lets them: it can't be guessed, and no cookie or session goes with it. So
nothing is there that a forged form of another site could borrow, and none is asked for a token.
What was typed is given back wherever it can't be kept.
"""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from .. import comments
from ..models import PreviewLink
from ..preview import previewed
from ..workflow import Refused
from .preview import private, shown

TYPED = ("name", "quote", "body", "thread")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@private
def guest_comment(request, token):
    if request.method != "POST":
        return redirect("preview", token)
    typed = {name: request.POST.get(name, "") for name in TYPED}
    link = PreviewLink.objects.at(token).valid().filter(may_comment=True).first()
    if link is None:
        return _given_back(request, typed, status=410)
    article = previewed(link.article_id)
    with override(article.language):
        heard = _hear(article, link, typed)
        if article.live_id == article.latest_id:
            return _given_back(request, heard, article=article)
        return shown(request, article, link, heard=heard)


def _hear(article, link, typed) -> dict:
    """What the form shows next: all that was typed and why it was refused, or only the name."""
    guest = comments.Guest(link, typed["name"])
    try:
        if typed["thread"]:
            kept = comments.answer(_thread(link, typed["thread"]), by=guest, body=typed["body"])
        else:
            kept = comments.say(article, by=guest, body=typed["body"], quote=typed["quote"])
    except Refused as refusal:
        return typed | {"refusal": str(refusal)}
    return {"name": kept.guest_name, "kept": kept}


def _thread(link, number):
    threads = link.comments.threads()
    found = threads.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
    if found is None:
        raise Refused(_("This thread is not there any more."))
    return found


def _given_back(request, heard, *, article=None, status=200):
    context = {"heard": heard, "article": article}
    return render(request, "news/guest_comment.html", context, status=status)
