"""A note to readers as an entry of a feed, of the same shape as that of a story."""

from datetime import datetime
from uuid import uuid5

from django.urls import reverse
from django.utils import timezone
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from apps.org.addresses import full

from ..corrections import Told
from ..syndication import NAMESPACE


class Correction:
    files = ()

    def __init__(self, told: Told):
        self.told = told

    @property
    def id(self) -> str:
        """Made of what can never change: what it is a note to, and when it was told."""
        told = self.told
        return uuid5(NAMESPACE, f"{told.kind} {told.of} {told.id} {told.at.isoformat()}").urn

    @property
    def address(self) -> str:
        return full(self.told.path or reverse("news:corrections"))

    @property
    def title(self) -> str:
        title = " ".join(self.told.headline.split())
        return _("%(kind)s: %(title)s") % {"kind": self.told.label, "title": title}

    @property
    def summary(self) -> str:
        return str(self.told.note)

    @property
    def category(self) -> str:
        return self.told.label

    @property
    def published(self) -> datetime:
        return timezone.localtime(self.told.at)

    updated = published

    @property
    def content(self) -> str:
        return linebreaks(str(self.told.note), autoescape=True)
