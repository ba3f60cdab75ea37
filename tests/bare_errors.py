"""The addresses as they are, with bare error pages, for tests that are refused a thousand times."""

from django.http import HttpResponse

from config.urls import urlpatterns

__all__ = ["urlpatterns"]


def handler403(request, exception):
    return HttpResponse(status=403)


def handler404(request, exception):
    return HttpResponse(status=404)
