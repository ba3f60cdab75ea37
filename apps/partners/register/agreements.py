"""Areas, and agreements with parties and signatories."""

import re

from django.utils.text import slugify

from apps.org.models import Organisation, Person
from apps.org.texts import translated

from ..choices import DatePrecision
from ..facts import public_facts
from ..models import Agreement, CooperationArea, Party, Signatory
from .corrections import tell
from .credits import link_posts
from .order import matched, positions
from .organisations import department_of
from .tally import Writer, columns, line_columns

PLAIN = {
    "kind": "kind", "signed_on": "signed_on", "signed_precision": "signed_precision",
    "effective_on": "effective_on", "expires_on": "expires_on", "open_ended": "is_open_ended",
    "renewal": "renewal", "notice_days": "notice_days", "ended_on": "ended_on",
    "end_reason": "end_reason", "public": "is_public",
}  # fmt: skip


class Areas:
    """The vocabulary of areas, found by key or by name in any language."""

    def __init__(self, writer: Writer):
        self.writer = writer
        self.by_key: dict[str, CooperationArea] = {}
        self.by_name: dict[str, CooperationArea] = {}
        for area in CooperationArea.objects.all():
            self._remember(area)

    def _remember(self, area) -> None:
        self.by_key[area.key] = area
        for column in translated("name"):
            if name := getattr(area, column):
                self.by_name[name.casefold()] = area

    def write(self, key: str, name: dict, where: str) -> None:
        values = {"key": key, **columns("name", name)}
        self._remember(self.writer.write(CooperationArea, self.by_key.get(key), values, where))

    def named(self, name: str, where: str) -> CooperationArea:
        """The area with this key or name; a new one where there is none."""
        key = slugify(name, allow_unicode=True)[:80]
        found = self.by_key.get(name) or self.by_name.get(name.casefold()) or self.by_key.get(key)
        if found is None:
            language = "zh-hans" if re.search("[\u3400-\u9fff]", name) else "en"
            self.write(key, {language: name}, where)
            found = self.by_key[key]
        return found


def load_areas(entries: list, writer: Writer) -> Areas:
    areas = Areas(writer)
    for i, entry in enumerate(entries):
        areas.write(entry["key"], entry["name"], f"areas[{i}] ({entry['key']})")
    return areas


def load_agreements(
    entries: list, organisations: dict[str, Organisation], people: dict[str, Person],
    areas: Areas, writer: Writer,
) -> dict[str, Agreement]:  # fmt: skip
    """All agreements by reference, those of the file brought up to date."""
    known = {agreement.reference: agreement for agreement in Agreement.objects.all()}
    for i, entry in enumerate(entries):
        where = f"agreements[{i}] ({entry['key']})"
        found = known.get(entry["key"])
        values = _values(entry, is_new=found is None)
        if entry.get("owner"):
            owner = organisations[entry["owner"]["organisation"]]
            values["owner"] = department_of(owner, entry["owner"]["name"], f"{where}.owner.name")
        told = public_facts(found) if found else None
        known[entry["key"]] = agreement = writer.write(Agreement, found, values, where)
        if "areas" in entry:
            wanted = [areas.named(name, f"{where}.areas") for name in entry["areas"]]
            writer.set_in_order(agreement.areas, wanted)
        _load_parties(agreement, entry["parties"], organisations, people, where, writer)
        tell(agreement, told, entry, where, writer)
    for i, entry in enumerate(entries):
        for link in ("supplements", "replaces"):
            if link in entry:
                values = {link: known.get(entry[link])}
                where = f"agreements[{i}] ({entry['key']})"
                writer.write(Agreement, known[entry["key"]], values, where)
    return known


def _values(entry: dict, *, is_new: bool) -> dict:
    values = {"reference": entry["key"], **columns("title", entry.get("title"))}
    values |= {column: entry[field] for field, column in PLAIN.items() if field in entry}
    if "signed_precision" not in entry and ("signed_on" in entry or is_new):
        unknown = entry.get("signed_on") is None
        values["signed_precision"] = DatePrecision.UNKNOWN if unknown else DatePrecision.DAY
    return values


def _load_parties(agreement, entries, organisations, people, where, writer) -> None:
    """The file's parties and signatories are all there are."""
    known = {party.organisation_id: party for party in agreement.parties.all()}
    wanted = [organisations[entry["organisation"]].pk for entry in entries]
    writer.delete(agreement.parties.exclude(organisation__in=wanted))
    order = positions([known.get(pk) for pk in wanted])
    for i, entry in enumerate(entries):
        organisation, place = organisations[entry["organisation"]], f"{where}.parties[{i}]"
        values = {"agreement": agreement, "organisation": organisation, "position": order[i],
                  **columns("printed_name", entry.get("printed_name"))}  # fmt: skip
        party = writer.write(Party, known.get(organisation.pk), values, place)
        if "signatories" in entry:
            _load_signatories(party, entry["signatories"], people, place, writer)


def _load_signatories(party, entries, people, where, writer) -> None:
    known = list(party.signatories.order_by("position", "pk"))
    found = matched(entries, known, lambda row, e: row.person == people.get(e.get("person")))
    order, kept = positions(found), []
    for i, entry in enumerate(entries):
        values = {"agreement": party.agreement, "party": party,
                  "person": people.get(entry.get("person")), "position": order[i],
                  **columns("printed_name", entry.get("name")),
                  **line_columns("printed_titles", entry.get("titles")),
                  "on_behalf_of": entry.get("on_behalf_of", "")}  # fmt: skip
        row = writer.write(Signatory, found[i], values, f"{where}.signatories[{i}]")
        link_posts(row, party.organisation, party.agreement.signed_on, writer)
        kept.append(row)
    writer.delete(party.signatories.exclude(pk__in=[row.pk for row in kept]))
