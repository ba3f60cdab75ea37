"""What every template may use."""


def page(request):
    return {}
