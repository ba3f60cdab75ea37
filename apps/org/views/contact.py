from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def contact(request):
    """Everything on it is furniture."""
    return render(request, "org/contact.html")
