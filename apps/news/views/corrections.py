from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from apps.org.paging import CountedPaginator

from ..corrections import told, told_of
from ..structured import correction_list

PAGE_SIZE = 20


@require_safe
def corrections(request):
    """What we got wrong or have added, and what we took down; newest first."""
    rows = told(get_language())
    pages = CountedPaginator(rows, PAGE_SIZE, rows.order_by().count())
    page = pages.get_page(request.GET.get("page"))
    entries = [told_of(row) for row in page.object_list]
    context = {
        "page": page,
        "entries": entries,
        "structured": correction_list(request.path, entries, page.start_index()),
    }
    return render(request, "news/corrections.html", context)
