"""What the rows of signatories and of attendances have in common."""

from django import forms
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext as _

from apps.org.admin.base import RegisterStack
from apps.org.admin.choosing import LoadedForm
from apps.org.models import Post


class CreditForm(LoadedForm):
    def clean(self):
        data = super().clean()
        person, posts = data.get("person"), data.get("posts") or []
        if person and any(post.person_id != person.pk for post in posts):
            self.add_error("posts", _("These are not all posts of this person."))
        return data


class CreditInline(RegisterStack):
    form = CreditForm
    formfield_overrides = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 2, "class": "lines"})}
    }

    def get_queryset(self, request):
        posts = Post.objects.select_related("person", "organisation")
        rows = super().get_queryset(request).select_related("person").order_by("position", "pk")
        return rows.prefetch_related(Prefetch("posts", queryset=posts))
