from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from apps.org.facets import Filters
from apps.org.paging import CountedPaginator

from .. import structured
from ..credits import guests_of
from ..facets import PARTNER_FACETS
from ..models import Agreement, Occasion
from ..public import departments, organisations, partners, with_agreement_counts
from .merged import leads_on

PAGE_SIZE = 20


@require_safe
def partner_list(request):
    filters = Filters(PARTNER_FACETS, partners(), request.GET)
    shown = with_agreement_counts(filters.items).by_name()
    pages = CountedPaginator(shown, PAGE_SIZE, filters.total)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "kept_query": filters.kept_query,
        "page": page,
        "structured": structured.partner_list(request.path, page.object_list, page.start_index()),
    }
    return render(request, "partners/partner_list.html", context)


@require_safe
@leads_on(partners)
def partner(request, key):
    parent = organisations().filter(pk=OuterRef("parent"))
    known = partners().select_related("parent").annotate(names_parent=Exists(parent))
    partner = get_object_or_404(known, key=key)
    agreements = Agreement.objects.public().with_party(partner).with_public_status()
    units = departments().filter(organisation=partner).in_order()
    occasions = Occasion.objects.public().shared_with(partner, agreements)
    context = {
        "partner": partner,
        "agreements": agreements.newest_first(),
        "occasions": occasions.newest_first(),
        "departments": units,
        "people": guests_of(partner),
        "structured": structured.partner_subject(partner, units),
    }
    return render(request, "partners/partner.html", context)
