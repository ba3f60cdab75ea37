from django.contrib import admin
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from ..models import Person, Post
from ..texts import translated
from .base import RegisterAdmin, RegisterInline, Whose, abreast, bilingual, in_every_language


class PostInline(RegisterInline):
    """What the person is and was; a title is only true at a date."""

    model = Post
    fields = [
        "organisation",
        "department",
        *translated("title"),
        "rank",
        "starts_on",
        "ends_on",
        "is_public",
    ]
    autocomplete_fields = ["organisation", "department"]

    def get_queryset(self, request):
        posts = super().get_queryset(request).select_related("person", "organisation")
        return posts.select_related("department__organisation").in_protocol_order()


class WhosePeople(Whose):
    path = "posts__organisation"


@admin.register(Person)
class PersonAdmin(RegisterAdmin):
    desk_position = 10
    view_on_site = False

    # List

    list_display = ["names", "posts_today", "key"]
    list_filter = [WhosePeople]
    search_fields = [*translated("name"), "key"]
    ordering = ["name", "key"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_posts(Post.objects.at())

    @admin.display(description=pgettext_lazy("of a person", "name"), ordering="name")
    def names(self, person):
        return bilingual(person, "name")

    @admin.display(description=_("posts today"))
    def posts_today(self, person):
        return gettext("; ").join(
            gettext("%(title)s, %(organisation)s")
            % {"title": post.title, "organisation": post.organisation}
            for post in person.held
        )

    def chooser_label(self, person):
        return " · ".join(in_every_language(person, "name")) or person.key

    # Form

    prepopulated_fields = {"key": ["name_en"]}
    fieldsets = [(None, {"fields": [abreast("name"), "key", "portrait"]})]
    autocomplete_fields = ["portrait"]
    inlines = [PostInline]
