from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Agreement, Occasion
from ..public import departments_of, partners

PAGE_SIZE = 20


@require_safe
def partner_list(request):
    page = Paginator(partners().by_name(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "partners/partner_list.html", {"page": page})


@require_safe
def partner(request, key):
    partner = get_object_or_404(partners().select_related("parent"), key=key)
    agreements = Agreement.objects.public().with_party(partner).with_public_status()
    context = {
        "partner": partner,
        "agreements": agreements.newest_first(),
        "occasions": Occasion.objects.public().with_guest(partner).newest_first(),
        "departments": departments_of(partner),
    }
    return render(request, "partners/partner.html", context)
