"""By what visitors may filter agreements and partners."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.org.choices import OrganisationKind
from apps.org.facets import Facet, YearFacet

from .choices import AgreementKind, AgreementStatus

AGREEMENT_FACETS = [
    Facet("kind", _("Kind"), "kind", choices=AgreementKind),
    Facet("area", _("Area of cooperation"), "areas__key", names="areas__name", is_many=True),
    YearFacet("year", pgettext_lazy("a filter", "Year"), "signed_on"),
    Facet("status", _("Status"), "status", choices=AgreementStatus),
]
PARTNER_FACETS = [Facet("kind", _("Kind"), "kind", choices=OrganisationKind)]
