from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from apps.org.protocol import by_person

from ..credits import occasions_of
from ..models import Agreement
from ..public import departments, posts


@require_safe
def department(request, pk):
    department = get_object_or_404(departments().select_related("organisation"), pk=pk)
    held = posts().filter(department=department).at().in_protocol_order()
    owned = Agreement.objects.public().filter(owner=department).with_public_status()
    context = {
        "department": department,
        "people": by_person(held.select_related("person")),
        "agreements": owned.newest_first(),
        "attendances": occasions_of(department),
    }
    return render(request, "partners/department.html", context)
