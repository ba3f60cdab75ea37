"""Articles on the first page of the desk, and the same as a filter of their list."""

from django.contrib import admin
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.org.trays import Line, Tray, beside, moment

from ..choices import State
from ..languages import NAMES, html_code


class AtTheDesk(admin.SimpleListFilter):
    title = gettext_lazy("work at hand")
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        return [(name, tray.title) for name, tray in TRAYS.items()]

    def queryset(self, request, queryset):
        tray = TRAYS.get(self.value())
        return tray.rows(queryset, request.user) if tray else queryset


def _line(article, *parts) -> Line:
    shown = beside([NAMES.get(article.language, article.language), *parts])
    return Line(str(article), shown, html_code(article.language))


def _saved(article):
    """Who saved it last, and when."""
    author = article.latest.author
    return _line(article, str(author) if author else "", moment(article.latest.created_at))


def _stands(article):
    return _line(article, article.get_state_display(), moment(article.latest.created_at))


def _plan(article):
    goes_out = article.publish_at and _("goes out %(when)s") % {"when": moment(article.publish_at)}
    comes_down = article.withdraw_at and _("comes down %(when)s") % {
        "when": moment(article.withdraw_at)
    }
    is_unsigned = article.publish_at and article.state != State.SCHEDULED
    return _line(article, goes_out, is_unsigned and _("not signed by all yet"), comes_down)


def _missed(article):
    return _line(article, _("planned for %(when)s") % {"when": moment(article.missed_at)})


def _behind(article):
    return _line(article, _("live since %(when)s") % {"when": moment(article.live_at)})


def _discussed(article):
    open_threads = ngettext("%(n)s open comment", "%(n)s open comments", article.open_comments)
    return _line(article, open_threads % {"n": article.open_comments})


TRAYS = {
    "waiting": Tray(
        10,
        gettext_lazy("Waiting for your signature"),
        gettext_lazy("Nothing waits for your signature."),
        "desk=waiting",
        lambda articles, user: articles.waiting_for(user),
        ("latest", "pk"),
        _saved,
        ("latest__author",),
        is_mine=True,
    ),
    "returned": Tray(
        30,
        gettext_lazy("Returned to you"),
        gettext_lazy("Nothing was returned to you."),
        "desk=returned",
        lambda articles, user: articles.returned_to(user),
        ("latest", "pk"),
        _saved,
        ("latest__author",),
        is_mine=True,
        is_alarm=True,
    ),
    "comments": Tray(
        40,
        gettext_lazy("Open comments on your articles"),
        gettext_lazy("No comment on your articles is open."),
        "desk=comments",
        lambda articles, user: articles.by_author(user).filter(open_comments__gt=0),
        ("-latest", "-pk"),
        _discussed,
        ("latest",),
        is_mine=True,
    ),
    "drafts": Tray(
        50,
        gettext_lazy("Your drafts"),
        gettext_lazy("You have no drafts."),
        "desk=drafts",
        lambda articles, user: articles.drafts_of(user),
        ("-latest", "-pk"),
        _saved,
        ("latest__author",),
        is_mine=True,
    ),
    "missed": Tray(
        110,
        gettext_lazy("Did not go out when planned"),
        gettext_lazy("Everything planned went out."),
        "desk=missed",
        lambda articles, user: articles.missed(),
        ("-missed_at", "-pk"),
        _missed,
        ("latest",),
        is_alarm=True,
    ),
    "planned": Tray(
        120,
        gettext_lazy("Planned"),
        gettext_lazy("Nothing is planned."),
        "desk=planned",
        lambda articles, user: articles.planned(),
        (Coalesce("publish_at", "withdraw_at"), "pk"),
        _plan,
        ("latest",),
        more=((gettext_lazy("Calendar"), "admin:news_article_calendar"),),
    ),
    "changed": Tray(
        130,
        gettext_lazy("Live, with unpublished changes"),
        gettext_lazy("Everything live is as last written."),
        "desk=changed",
        lambda articles, user: articles.with_unpublished_changes(),
        ("-latest", "-pk"),
        _stands,
        ("latest",),
    ),
    "behind": Tray(
        140,
        gettext_lazy("Behind the other language"),
        gettext_lazy("No language is behind the other."),
        "desk=behind",
        lambda articles, user: articles.behind(),
        ("-published_on", "-pk"),
        _behind,
        ("latest",),
    ),
}

# The list has a filter of its own for these.
ASKED = (
    Tray(
        20,
        gettext_lazy("Asked of you to sign"),
        gettext_lazy("Nobody asks for your signature by name."),
        "asked=me",
        lambda articles, user: articles.assigned_to(user),
        ("latest", "pk"),
        _saved,
        ("latest__author",),
        is_mine=True,
    ),
    Tray(
        105,
        gettext_lazy("Overdue for a signature"),
        gettext_lazy("No signature is overdue."),
        "asked=overdue",
        lambda articles, user: articles.overdue(),
        ("latest", "pk"),
        _stands,
        ("latest",),
        is_alarm=True,
    ),
)
