from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..structured import Subject


@require_safe
def contact(request):
    """Everything on it is furniture."""
    return render(request, "org/contact.html", {"structured": Subject("ContactPage")})
