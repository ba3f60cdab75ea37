from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from .. import structured
from ..addresses import query_string
from ..models import Post
from ..protocol import by_person

MOST_FORMER = 100


@require_safe
def leadership(request):
    """Who held which post on a day; of the days to come it knows no more than of today."""
    today = timezone.localdate()
    on = min(_day(request.GET.get("on", "")) or today, today)
    ours = Post.objects.public().filter(organisation__is_home=True)
    held = ours.at(on).in_protocol_order().select_related("person__portrait", "department")
    leaders = by_person(held)
    context = {
        "today": today,
        "on": on,
        "leaders": leaders,
        "former": ours.over(on).latest_first().select_related("person")[:MOST_FORMER],
        "kept_query": query_string({"on": on.isoformat() if on != today else ""}),
        "structured": structured.leaders(request.path, leaders),
    }
    return render(request, "org/leadership.html", context)


def _day(text):
    try:
        return parse_date(text)
    except ValueError:  # written like a day, but there is none such
        return None
