"""What every page shows around its own content: who we are, where, how to reach us.

Kept in the cache under the content version, so it is never stale and mostly costs one query.
"""

from dataclasses import dataclass, field
from datetime import date

from django.core.cache import cache
from django.db.models import Prefetch
from django.utils import timezone

from .choices import OfficeKind
from .models import ContentVersion, Office, Phone, Picture, ShortName, SiteIdentity

AN_HOUR = 3600


@dataclass(frozen=True)
class Furniture:
    """The site's identity (None before it is set up), its offices of the day, what texts call us
    in any language, and our first logo."""

    identity: SiteIdentity | None
    offices: list[Office]
    is_grey: bool = False
    short_names: list[ShortName] = field(default_factory=list)
    logo: Picture | None = None

    @property
    def name(self) -> str:
        """What the newsroom is called; before it is set up, as the product is."""
        return (self.identity and self.identity.name) or "Communiqué"

    @property
    def headquarters(self) -> list[Office]:
        return [office for office in self.offices if office.kind == OfficeKind.HEADQUARTERS]

    @property
    def branches(self) -> list[Office]:
        return [office for office in self.offices if office.kind == OfficeKind.BRANCH]

    @property
    def main_office(self) -> Office | None:
        """The headquarters where there is one alone, and it has a name."""
        only = self.headquarters if len(self.headquarters) == 1 else []
        return next((office for office in only if office.name), None)


def furniture(on: date | None = None) -> Furniture:
    on = on or timezone.localdate()
    key = f"furniture:{ContentVersion.current()}:{on}"
    return cache.get_or_set(key, lambda: _build(on), AN_HOUR)


def _build(on: date) -> Furniture:
    identity = SiteIdentity.objects.select_related("organisation", "wechat_qr").first()
    if identity is None:
        return Furniture(None, [])
    phones = Prefetch("phones", queryset=Phone.objects.order_by("position", "pk"))
    offices = identity.organisation.offices.at(on).in_order().prefetch_related(phones)
    names = identity.organisation.short_names.order_by("pk")
    logo = identity.logos.showable(on).in_order().first()
    return Furniture(
        identity, list(offices), identity.is_grey(on), list(names), logo.picture if logo else None
    )
