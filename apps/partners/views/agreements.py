from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.org.facets import Filters
from apps.org.paging import CountedPaginator

from .. import structured
from ..corrections import corrections_of
from ..facets import AGREEMENT_FACETS
from ..life import life
from ..models import Agreement, Occasion
from ..panels import panels

PAGE_SIZE = 20


@require_safe
def agreement_list(request):
    public = Agreement.objects.public().with_public_status()
    filters = Filters(AGREEMENT_FACETS, public, request.GET)
    agreements = filters.items.with_parties().newest_first()
    pages = CountedPaginator(agreements, PAGE_SIZE, filters.total)
    page = pages.get_page(request.GET.get("page"))
    context = {
        "filters": filters,
        "kept_query": filters.kept_query,
        "page": page,
        "structured": structured.agreement_list(request.path, page.object_list, page.start_index()),
    }
    return render(request, "partners/agreement_list.html", context)


@require_safe
def agreement(request, reference):
    """What was agreed by whom, and its life so far, with the agreements around it."""
    family = Agreement.objects.public().with_public_status().with_corrections()
    family = family.family_of(reference)
    relatives = {one.pk: one for one in family.order_by("signed_on", "pk")}
    agreement = next((one for one in relatives.values() if one.reference == reference), None)
    if agreement is None:
        raise Http404
    occasions = Occasion.objects.public().of(agreement)
    panel = panels(Agreement.objects.filter(pk=agreement.pk), occasions)
    corrections = corrections_of(agreement)
    later = [
        one for one in relatives.values() if agreement.pk in (one.supplements_id, one.replaces_id)
    ]
    context = {
        "agreement": agreement,
        "supplemented": relatives.get(agreement.supplements_id),
        "replaced": relatives.get(agreement.replaces_id),
        "replacements": [one for one in later if one.replaces_id == agreement.pk],
        "life": life(agreement, occasions.order_by("held_on", "pk"), later),
        "panel": panel[0] if panel else None,
        "corrections": corrections,
        "structured": structured.agreement_subject(
            agreement, panel[0] if panel else None, corrections
        ),
    }
    return render(request, "partners/agreement.html", context)
