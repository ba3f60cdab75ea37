"""Who else has the form of an article open, and what somebody has saved meanwhile, in words."""

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from apps.org.models import User

from ..models import Article, WorkingCopy


def editing(article: Article, user: User) -> list[str]:
    """Others that have the form open; nobody is kept from writing by that."""
    said = _("Being edited by %(who)s since %(when)s.")
    return [
        said % {"who": each.user, "when": clock(each.opened_at, "H:i")}
        for each in _opened().filter(article=article).exclude(user=user)
    ]


def newer(article: Article, opened_on: str) -> str:
    """That somebody has saved since a page was opened on a text."""
    latest = article.latest
    if opened_on in ("", str(latest.pk)):
        return ""
    said = _(
        "%(who)s saved text %(number)s at %(when)s. What you save is kept beside it, and you will"
        " see both."
    )
    who, when = latest.author or _("Somebody"), clock(latest.created_at, "H:i")
    return said % {"who": who, "number": latest.number, "when": when}


def with_those_editing(articles):
    """A list of articles, each with `opened`: the forms that somebody has open."""
    return articles.prefetch_related(Prefetch("working_copies", _opened(), to_attr="opened"))


def with_mark(author: User | None, article: Article) -> SafeString:
    """For a list: whoever saved last, and whoever has the form open now."""
    who = _(", ").join(str(each.user) for each in article.opened)
    mark = (
        format_html('<small class="editing">{}</small>', _("being edited by %s") % who)
        if who
        else ""
    )
    return format_html("{} {}", author or "–", mark)


def clock(at, form="H:i:s") -> str:
    """The time of day, with the day where that is not today."""
    at = timezone.localtime(at)
    is_today = at.date() == timezone.localdate()
    return date_format(at, form if is_today else f"Y-m-d {form}")


def _opened():
    return WorkingCopy.objects.open().select_related("user").order_by("opened_at", "pk")
