from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.org.addresses import query_string
from apps.org.models import ContentVersion
from apps.org.paging import CountedPaginator

from ..choices import SearchKind
from ..languages import elsewhere
from ..search import stories
from ..search.filters import StoryFilters
from ..search.query import Query
from ..search.results import Results

PAGE_SIZE = 10
AT_FIRST = 5  # of each kind, where all kinds are shown


@require_safe
def search(request):
    """What was found of all kinds, or all of one kind; without a query, how to search."""
    query = Query.read(request.GET.get("q", ""))
    kind = request.GET.get("kind", "")
    kind = kind if kind in SearchKind.values else ""
    results = Results(query, get_language(), ContentVersion.current())
    filters = StoryFilters(results, request.GET) if kind == SearchKind.STORIES else None
    context = {
        "query": query,
        "results": results,
        "kind": kind,
        "kinds": _kinds(results, kind),
        "filters": filters,
        "kept_query": query_string(
            {"q": query.text, "kind": kind, **(filters.asked if filters else {})}
        ),
        "bare_query": query_string({"q": query.text}),
        "elsewhere": elsewhere(request.path, results.stories_in),
    }
    if kind:
        pages = CountedPaginator(*_list(results, kind, filters))
        page = pages.get_page(request.GET.get("page"))
        context |= {"page": page, "found": _shown(results, kind, page.object_list)}
    else:
        context["sections"] = [section for section in _sections(results) if section["count"]]
    return render(request, "news/search.html", context)


def _list(results, kind, filters):
    """All of a kind, the size of a page, and how many there are."""
    if kind != SearchKind.STORIES:
        return results.entries(kind), PAGE_SIZE, results.counts[kind]
    return filters.items, PAGE_SIZE, filters.total


def _shown(results, kind, items):
    if kind == SearchKind.STORIES:
        return stories.hits(items, results.query)
    return [results.show(entry) for entry in items]


def _sections(results):
    """The first of each kind."""
    for kind, label in SearchKind.choices:
        items = []
        if results.counts[kind]:
            is_story = kind == SearchKind.STORIES
            items = results.stories() if is_story else results.entries(kind)
        yield {
            "kind": kind,
            "label": label,
            "count": results.counts[kind],
            "found": _shown(results, kind, items[:AT_FIRST]),
            "is_all": results.counts[kind] <= AT_FIRST,
            "query": query_string({"q": results.query.text, "kind": kind}),
        }


def _kinds(results, chosen):
    """Every kind with its number and the query that asks for it; "" stands for all."""
    numbers = {"": results.total} | results.counts
    return [
        {
            "label": SearchKind(kind).label if kind else "",
            "count": number,
            "query": query_string({"q": results.query.text, "kind": kind}),
            "is_current": kind == chosen,
        }
        for kind, number in numbers.items()
    ]
