from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.org.facets import Filters
from apps.org.paging import CountedPaginator

from ..facets import STORY_FACETS
from ..languages import elsewhere
from ..models import Article
from ..structured import story_list

PAGE_SIZE = 12


@require_safe
def article_list(request):
    return _list(request, category="")


@require_safe
def category(request, slug):
    """In every language that has the category's address, whether or not it has a story in it."""
    return _list(request, category=slug)


def _list(request, *, category):
    given = {"language": get_language(), "category": category}
    filters = Filters(STORY_FACETS, Article.objects.public(), request.GET, given)
    section = filters.by_name["category"]
    lengths = {option.value: option.count for option in filters.by_name["language"].options}
    if category and not section.chosen:
        raise Http404
    stories = filters.items.newest_first().for_cards()
    pages = CountedPaginator(stories, PAGE_SIZE, filters.total)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "kept_query": filters.kept_query,
        "page": page,
        "structured": story_list(request.path, page.object_list, page.start_index()),
        "categories": section,
        "category": section.chosen,
        "elsewhere": elsewhere(request.path, lengths.get),
    }
    return render(request, "news/article_list.html", context)
