from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from apps.org.protocol import by_person

from .. import structured
from ..credits import occasions_of
from ..models import Agreement
from ..public import departments, posts
from .merged import leads_on


@require_safe
@leads_on(departments)
def department(request, pk):
    department = get_object_or_404(departments().select_related("organisation"), pk=pk)
    held = posts().filter(department=department).at().in_protocol_order()
    owned = Agreement.objects.public().filter(owner=department).with_public_status()
    people = by_person(held.select_related("person"))
    context = {
        "department": department,
        "people": people,
        "agreements": owned.newest_first(),
        "attendances": occasions_of(department),
        "structured": structured.department_subject(department, people),
    }
    return render(request, "partners/department.html", context)
