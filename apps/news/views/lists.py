from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..models import Article, Category

PAGE_SIZE = 12


@require_safe
def article_list(request):
    return _list(request, category=None)


@require_safe
def category(request, slug):
    return _list(request, category=slug)


def _list(request, *, category):
    public = Article.objects.public()  # in any language: a category's address is in all
    categories = {one.slug: one for one in Category.objects.holding(public).in_order()}
    articles = public.in_language(get_language())
    if category is not None:
        if category not in categories:
            raise Http404
        articles = articles.filter(category=categories[category])
    articles = articles.newest_first().for_cards()
    context = {
        "page": Paginator(articles, PAGE_SIZE).get_page(request.GET.get("page")),
        "categories": categories.values(),
        "category": categories.get(category),
    }
    return render(request, "news/article_list.html", context)
