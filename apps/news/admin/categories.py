from datetime import timedelta

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.org.admin.base import RegisterAdmin
from apps.org.texts import column_of, translated
from apps.org.trays import Line, Tray, beside, moment

from ..choices import Rhythm
from ..languages import NAMES
from ..models import Article, Category


class Freshness(admin.SimpleListFilter):
    title = gettext_lazy("news")
    parameter_name = "news"

    def lookups(self, request, model_admin):
        return [("stale", _("Gone stale"))]

    def queryset(self, request, queryset):
        return queryset.stale() if self.value() == "stale" else queryset


def _silence(category):
    """In which languages it has gone stale, and since when."""
    today = timezone.localdate()
    newest = {code: getattr(category, column_of("newest", code)) for code in NAMES}
    late = [_since(code, day) for code, day in newest.items()
            if day and (today - day).days > category.rhythm]  # fmt: skip
    return Line(str(category), beside(late))


def _since(code, day):
    said = {"language": NAMES[code], "day": moment(day)}
    return _("%(language)s: nothing since %(day)s") % said


def _home():
    """The first page of the site is no column, and goes stale all the same."""
    limit = timezone.localdate() - timedelta(days=Rhythm.NEWS)
    newest = Article.objects.public().newest_in_each_language()
    late = [_since(code, day) for code, day in newest if day < limit]
    return _("The home page has gone stale: %(where)s.") % {"where": beside(late)} if late else ""


@admin.register(Category)
class CategoryAdmin(RegisterAdmin):
    desk_position = 20
    desk_trays = (
        Tray(
            160,
            gettext_lazy("Columns gone stale"),
            gettext_lazy("Every column has its news."),
            "news=stale",
            lambda categories, user: categories.stale(),
            ("position", "pk"),
            _silence,
            note=_home,
        ),
    )

    # The list.
    list_display = ["__str__", "slug", "position", "rhythm"]
    list_filter = [Freshness]
    search_fields = [*translated("name"), "slug"]
    ordering = ["position", "pk"]

    # The form.
    fieldsets = [
        (
            None,
            {
                "fields": [*translated("name"), "slug", "position", "rhythm"],
                "description": gettext_lazy("A section of the newsroom, with a page of its own."),
            },
        )
    ]
