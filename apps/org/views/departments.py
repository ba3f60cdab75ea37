from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import structured
from ..models import Department


@require_safe
def departments(request):
    departments = Department.objects.public().filter(organisation__is_home=True).in_order()
    return render(
        request,
        "org/departments.html",
        {
            "departments": departments,
            "structured": structured.department_list(request.path, departments),
        },
    )
