"""Keys that entries give and refer to: each given once, each known, none in a circle."""

from apps.org.models import Organisation, Person

from ..models import Agreement
from .errors import RegisterError, meant


def check_links(document: dict) -> None:
    """Raises RegisterError at the first key that is given twice, unknown, or leads in a circle."""
    given = {kind: _keys(document, kind) for kind in (
        "organisations", "people", "areas", "agreements", "occasions")}  # fmt: skip
    _one_home(document)
    organisations = _Known("organisation", given["organisations"], Organisation, "key")
    people = _Known("person", given["people"], Person, "key")
    agreements = _Known("agreement", given["agreements"], Agreement, "reference")
    for where, entry in _entries(document, "organisations"):
        organisations.check(entry, "parent", where)
    for where, entry in _entries(document, "people"):
        for place, post in _within(entry, "posts", where):
            organisations.check(post, "organisation", place)
    for where, entry in _entries(document, "agreements"):
        _check_agreement(where, entry, organisations, people, agreements)
    for where, entry in _entries(document, "occasions"):
        for i, reference in enumerate(entry.get("agreements", [])):
            agreements.check({"": reference}, "", f"{where}.agreements[{i}]")
        for place, attendance in _within(entry, "attendances", where):
            people.check(attendance, "person", place)
            organisations.check(attendance, "side", place)
        for place, unit in _within(entry, "departments", where):
            organisations.check(unit, "organisation", place)
    for kind, link in (("organisations", "parent"), ("agreements", "supplements"),
                       ("agreements", "replaces")):  # fmt: skip
        _no_circle(document, kind, link)


def _check_agreement(where, entry, organisations, people, agreements) -> None:
    agreements.check(entry, "supplements", where)
    agreements.check(entry, "replaces", where)
    if entry.get("owner"):
        organisations.check(entry["owner"], "organisation", f"{where}.owner")
    sides = [party["organisation"] for party in entry["parties"]]
    if len(set(sides)) < 2:
        raise RegisterError(f"{where}.parties", "an agreement has two distinct parties at least")
    for place, party in _within(entry, "parties", where):
        organisations.check(party, "organisation", place)
        if sides.count(party["organisation"]) > 1:
            raise RegisterError(place, f'"{party["organisation"]}" is listed twice')
        for spot, signatory in _within(party, "signatories", place):
            people.check(signatory, "person", spot)


class _Known:
    """The keys of one kind of entry, in the file or in the database."""

    def __init__(self, name, in_file, model, field):
        self.name, self.keys = name, set(in_file)
        self.keys |= set(model.objects.values_list(field, flat=True))

    def check(self, entry: dict, field: str, where: str) -> None:
        key = entry.get(field)
        if key is not None and key not in self.keys:
            place = f"{where}.{field}" if field else where
            raise RegisterError(place, f'no {self.name} has the key "{key}"{meant(key, self.keys)}')


def _entries(document, kind):
    for i, entry in enumerate(document.get(kind, [])):
        yield f"{kind}[{i}] ({entry['key']})", entry


def _within(entry, field, where):
    for i, item in enumerate(entry.get(field, [])):
        yield f"{where}.{field}[{i}]", item


def _keys(document, kind) -> list[str]:
    seen: list[str] = []
    known: set[str] = set()
    for where, entry in _entries(document, kind):
        if entry["key"] in known:
            raise RegisterError(f"{where}.key", f'"{entry["key"]}" is given twice')
        known.add(entry["key"])
        seen.append(entry["key"])
    return seen


def _one_home(document) -> None:
    homes = [where for where, entry in _entries(document, "organisations") if entry.get("home")]
    if len(homes) > 1:
        raise RegisterError(f"{homes[1]}.home", "only one organisation is home")


def _no_circle(document, kind, link) -> None:
    above = {entry["key"]: entry.get(link) for _where, entry in _entries(document, kind)}
    for where, entry in _entries(document, kind):
        seen, key = {entry["key"]}, above[entry["key"]]
        while key is not None:
            if key in seen:
                raise RegisterError(f"{where}.{link}", f'this makes a circle through "{key}"')
            seen.add(key)
            key = above.get(key)
