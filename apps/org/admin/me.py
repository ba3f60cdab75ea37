"""What somebody chooses for themself at the desk."""

from django.contrib import messages
from django.forms import ModelForm, RadioSelect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..models import User


class MeForm(ModelForm):
    class Meta:
        model = User
        fields = ["notice_rhythm", "language"]
        widgets = {"notice_rhythm": RadioSelect}


@require_http_methods(["GET", "HEAD", "POST"])
def me(request, *, admin):
    """Notices: how often, and in which language. The address is the administrators' to change."""
    form = MeForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Kept. It holds for what happens from now on."))
        return redirect(request.path)
    context = admin.admin_site.each_context(request) | {"title": _("My notices"), "form": form}
    return TemplateResponse(request, "admin/org/user/me.html", context)
