from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.org.facets import Filters
from apps.org.paging import CountedPaginator
from apps.org.texts import Wording

from ..facets import STORY_FACETS
from ..languages import languages_of
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
        "elsewhere": _elsewhere(request.path, filters.by_name["language"]),
    }
    return render(request, "news/article_list.html", context)


def _elsewhere(path, languages):
    """The same list in the other languages that have something in it, with its length."""
    lengths = {option.value: option.count for option in languages.options}
    return [
        language
        | {
            "total": lengths[language["code"]],
            "wording": Wording(language["name"], language["code"]),
        }
        for language in languages_of(path)
        if lengths.get(language["code"]) and not language["is_current"]
    ]
