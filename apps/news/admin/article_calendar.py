"""The calendar of what is planned, by month and by week."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..agenda import Entry, agenda, meanings
from ..periods import Month, Week

IN_A_CELL = 6  # of a month; the week shows all


@dataclass(frozen=True)
class Day:
    date: date
    entries: list[Entry]
    is_today: bool
    is_outside: bool = False

    @property
    def first(self):
        return self.entries[:IN_A_CELL]

    @property
    def hidden(self):
        return len(self.entries[IN_A_CELL:])


@require_safe
def calendar(request, *, admin):
    if not admin.has_view_or_change_permission(request):
        raise PermissionDenied
    period = _asked(request)
    is_week = isinstance(period, Week)
    weeks = [period] if is_week else period.weeks
    entries = agenda(admin.get_queryset(request), weeks[0].first, weeks[-1].last)
    today = timezone.localdate()
    days = {
        day: Day(day, entries.get(day, []), day == today, not period.first <= day <= period.last)
        for week in weeks
        for day in week.days
    }
    shown = today if period.first <= today <= period.last else period.first
    context = {
        **admin.admin_site.each_context(request),
        "opts": admin.opts,
        "title": _("Calendar"),
        "period": period,
        "is_week": is_week,
        "parameter": "week" if is_week else "month",
        "previous": period.neighbour(-1),
        "next": period.neighbour(1),
        "today": type(period).of(today),
        "month": Month.of(shown),
        "week": Week.of(shown),
        "weeks": [(week, [days[day] for day in week.days]) for week in weeks],
        "is_empty": not any(entries.values()),
        "meanings": meanings().items(),
        "zone": timezone.get_current_timezone_name(),
        "now": timezone.localtime(),
    }
    return TemplateResponse(request, "admin/news/article/calendar.html", context)


def _asked(request):
    """What the address asks for; today's month, and a word about it, where there is no such."""
    kind, name = (Week, "week") if "week" in request.GET else (Month, "month")
    value = request.GET.get(name, "")
    if value:
        try:
            return kind.named(value)
        except ValueError:
            said = _("The calendar has no “%(value)s”; here is today.") % {"value": value[:20]}
            messages.warning(request, said)
    return kind.of(timezone.localdate())
