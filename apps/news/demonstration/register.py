"""The register of a demonstration: entries that are missing, through the register's own door."""

from apps.org.models import Organisation, Person, SiteIdentity
from apps.partners.models import Agreement, CooperationArea, Occasion
from apps.partners.register import load

from .errors import told_of
from .report import Report

KINDS = {
    "organisations": (Organisation, "key"),
    "people": (Person, "key"),
    "areas": (CooperationArea, "key"),
    "agreements": (Agreement, "reference"),
    "occasions": (Occasion, "key"),
}


def load_register(document: dict, report: Report) -> None:
    """Entries that are there may have been corrected since; the file does not undo that."""
    missing = {}
    for kind, (model, field) in KINDS.items():
        known = set(model.objects.values_list(field, flat=True))
        missing[kind] = [entry for entry in document.get(kind, []) if entry["key"] not in known]
        for entry in document.get(kind, []):
            report.count(kind, entry["key"] not in known)
    if "site" in document:
        has_site = SiteIdentity.objects.exists()
        report.count("site identity", not has_site)
        missing |= {} if has_site else {"site": document["site"]}
    with told_of("register.json"):
        load(missing)
