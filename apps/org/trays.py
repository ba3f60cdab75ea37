"""What lies on the desk: its first page says how much of each, and shows the first few."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Count, Expression, Model, QuerySet, Window
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

FIRST = 5


@dataclass(frozen=True)
class Line:
    """One thing in a tray, by its name; `beside` is what else to know of it at a glance."""

    text: str
    beside: str = ""
    html_code: str = ""  # the language of the name, where that is not the page's


@dataclass(frozen=True)
class Tray:
    """A kind of work. The admin of its model names it in `desk_trays`.

    `rows` narrows what that admin lists to what lies in the tray for a person: exactly what the
    list shows under `query`. `empty` is said where that is nothing; `note` says what no row can.
    """

    position: int
    title: str
    empty: str
    query: str
    rows: Callable[[QuerySet, Model], QuerySet]
    order: tuple[str | Expression, ...]
    line: Callable[[Model], Line]
    loaded: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()  # words, and the name of an address
    note: Callable[[], str] = str
    is_mine: bool = False
    is_alarm: bool = False


@dataclass(frozen=True)
class Filled:
    """A tray as one person finds it; `lines` are its first few with the address of each."""

    tray: Tray
    number: int
    lines: list[tuple[Line, str]]
    address: str
    note: str


def filled_trays(site: AdminSite, request: HttpRequest) -> list[Filled]:
    """All that this person may see, in the order of the page: one query each."""
    found = [
        (tray, admin)
        for admin in site._registry.values()
        for tray in getattr(admin, "desk_trays", ())
        if admin.has_view_or_change_permission(request)
    ]
    found.sort(key=lambda pair: pair[0].position)
    return [_filled(tray, admin, request) for tray, admin in found]


def moment(at: datetime | date | None) -> str:
    """A day, or a minute in the time zone of the site, as a tray writes it."""
    if at is None:
        return "–"
    if not isinstance(at, datetime):
        return date_format(at, "SHORT_DATE_FORMAT")
    local = timezone.localtime(at)
    return f"{date_format(local, 'SHORT_DATE_FORMAT')} {date_format(local, 'TIME_FORMAT')}"


def beside(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)


def _filled(tray: Tray, admin: ModelAdmin, request: HttpRequest) -> Filled:
    listed = admin.get_queryset(request).prefetch_related(None)
    rows = tray.rows(listed, request.user).select_related(*tray.loaded)
    # How many there are in all comes with each of the first few.
    first = list(rows.annotate(in_all=Window(Count("*"))).order_by(*tray.order)[:FIRST])
    name = f"{admin.opts.app_label}_{admin.opts.model_name}"
    return Filled(
        tray,
        first[0].in_all if first else 0,
        [(tray.line(row), reverse(f"admin:{name}_change", args=[row.pk])) for row in first],
        f"{reverse(f'admin:{name}_changelist')}?{tray.query}",
        tray.note(),
    )
