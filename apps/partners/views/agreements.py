from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ..models import Agreement, Occasion
from ..panels import panels

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
