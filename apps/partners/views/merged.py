"""The page of an entry that was merged into another leads on to that one's."""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect


def leads_on(known):
    """For a view of one entry; `known()` are those that visitors may know of."""

    def decorate(view):
        @wraps(view)
        def answer(request, **address):
            try:
                return view(request, **address)
            except Http404:
                (key,) = address.values()
                entry = known().filter(former_keys__key=key).first()
                if entry is None:
                    raise
                return redirect(entry, permanent=True)

        return answer

    return decorate
