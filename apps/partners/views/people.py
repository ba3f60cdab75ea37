from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .. import structured
from ..credits import credits_of
from ..public import people, posts
from .merged import leads_on


@require_safe
@leads_on(people)
def person(request, key):
    """What the person is and was, and what they did under the titles of the day."""
    person = get_object_or_404(people().select_related("portrait"), key=key)
    held = posts().filter(person=person).with_is_held().latest_first()
    held = held.select_related("organisation", "department")
    context = {
        "person": person,
        "posts": held,
        "credits": credits_of(person),
        "structured": structured.person_subject(person, held),
    }
    return render(request, "partners/person.html", context)
