"""By what visitors may filter stories. Language and category stand in the path of a list."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.facets import Facet, YearFacet
from apps.partners.models import Agreement

STORY_FACETS = [
    Facet("language", _("Language"), "language"),
    Facet(
        "category",
        _("Category"),
        "category__slug",
        names="category__name",
        position="category__position",
    ),
    YearFacet("year", pgettext_lazy("a filter", "Year"), "published_on"),
    Facet(
        "area",
        _("Area of cooperation"),
        "live__agreements__areas__key",
        names="live__agreements__areas__name",
        is_many=True,
        among=Q(live__agreements__in=Agreement.objects.public()),
    ),
]
