from datetime import date

from django.shortcuts import render
from django.views.decorators.http import require_safe

# When the statement was last held against the site: change it with the statement.
REVIEWED_ON = date(2026, 11, 23)


@require_safe
def accessibility(request):
    return render(request, "org/accessibility.html", {"reviewed_on": REVIEWED_ON})
