from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .models import Agreement, Occasion
from .panels import panels
from .public import departments_of, partners

PAGE_SIZE = 20


@require_safe
def agreement_list(request):
    agreements = Agreement.objects.public().with_public_status().with_parties().newest_first()
    page = Paginator(agreements, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "partners/agreement_list.html", {"page": page})


@require_safe
def agreement(request, reference):
    agreement = get_object_or_404(
        Agreement.objects.public().with_public_status(), reference=reference
    )
    panel = panels(
        Agreement.objects.filter(pk=agreement.pk), Occasion.objects.public().of(agreement)
    )
    context = {"agreement": agreement, "panel": panel[0] if panel else None}
    return render(request, "partners/agreement.html", context)


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
