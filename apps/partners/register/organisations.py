"""Organisations with short names, departments and offices; the site's identity."""

from apps.org.models import Department, Office, Organisation, Phone, ShortName, SiteIdentity
from apps.org.texts import translated

from .errors import RegisterError, cut
from .order import matched, positions
from .tally import Writer, columns

PLAIN = {"kind": "kind", "website": "website", "home": "is_home"}
SITE_PLAIN = ("icp_number", "icp_url", "police_number", "police_url", "wechat_name",
              "press_contact_phone", "press_contact_email", "copyright_year", "grey_from",
              "grey_until")  # fmt: skip


def load_organisations(entries: list, writer: Writer) -> dict[str, Organisation]:
    """All organisations by key, those of the file brought up to date."""
    known = {organisation.key: organisation for organisation in Organisation.objects.all()}
    for i, entry in enumerate(entries):
        where = f"organisations[{i}] ({entry['key']})"
        values = {"key": entry["key"], **columns("name", entry["name"])}
        values |= {column: entry[field] for field, column in PLAIN.items() if field in entry}
        known[entry["key"]] = writer.write(Organisation, known.get(entry["key"]), values, where)
    for i, entry in enumerate(entries):
        where, organisation = f"organisations[{i}] ({entry['key']})", known[entry["key"]]
        if "parent" in entry:
            parent = known.get(entry["parent"])
            writer.write(Organisation, organisation, {"parent": parent}, where)
        _load_short_names(organisation, entry, where, writer)
        _load_departments(organisation, entry, where, writer)
        _load_offices(organisation, entry, where, writer)
    return known


def _load_short_names(organisation, entry, where, writer) -> None:
    known = {(row.language, row.name): row for row in organisation.short_names.all()}
    for language, names in entry.get("short_names", {}).items():
        for name in dict.fromkeys(names):
            values = {"organisation": organisation, "language": language, "name": name}
            writer.write(ShortName, known.get((language, name)), values, f"{where}.short_names")


def _load_departments(organisation, entry, where, writer) -> None:
    known, units = list(organisation.departments.all()), entry.get("departments", [])
    order = positions([find_department(known, unit["name"]) for unit in units])
    for i, unit in enumerate(units):
        found = find_department(known, unit["name"])
        values = {"organisation": organisation, "position": order[i],
                  **columns("name", unit["name"])}  # fmt: skip
        if "public" in unit:
            values["is_public"] = unit["public"]
        row = writer.write(Department, found, values, f"{where}.departments[{i}]")
        if found is None:
            known.append(row)


def find_department(departments, texts: dict):
    """The department with one of these names, in whatever language."""
    for department in departments:
        names = {getattr(department, column) for column in translated("name")} - {None, ""}
        if names & set(texts.values()):
            return department
    return None


def department_of(organisation, texts: dict, where: str) -> Department:
    found = find_department(organisation.departments.all(), texts)
    if found is None:
        name = next(iter(texts.values()), "")
        raise RegisterError(where, f'{organisation.key} has no department "{cut(name)}"')
    return found


def _load_offices(organisation, entry, where, writer) -> None:
    offices = entry.get("offices", [])
    found = matched(offices, list(organisation.offices.in_order()), _is_at)
    order = positions(found)
    for i, office in enumerate(offices):
        place = f"{where}.offices[{i}]"
        values = {"organisation": organisation, "position": order[i],
                  **columns("address", office["address"]),
                  **columns("name", office.get("name"))}  # fmt: skip
        for field, column in {"kind": "kind", "from": "starts_on", "to": "ends_on"}.items():
            if field in office:
                values[column] = office[field]
        row = writer.write(Office, found[i], values, place)
        _load_phones(row, office, place, writer)


def _is_at(row, office) -> bool:
    addresses = {getattr(row, column) for column in translated("address")} - {None, ""}
    return bool(addresses & set(office["address"].values())) and row.starts_on == office.get("from")


def _load_phones(office, entry, where, writer) -> None:
    known = {phone.number: phone for phone in office.phones.all()}
    phones = entry.get("phones", [])
    order = positions([known.get(phone["number"]) for phone in phones])
    for i, phone in enumerate(phones):
        values = {"office": office, "number": phone["number"], "position": order[i],
                  **columns("label", phone.get("label"))}  # fmt: skip
        if "kind" in phone:
            values["kind"] = phone["kind"]
        writer.write(Phone, known.get(phone["number"]), values, f"{where}.phones[{i}]")


def load_site(entry: dict, writer: Writer) -> None:
    home = Organisation.objects.home().first()
    if home is None:
        raise RegisterError("site", "no organisation is home; mark one with “home”: true")
    values = {"organisation": home}
    for field in ("name", "boilerplate", "press_contact_name"):
        values |= columns(field, entry.get(field))
    values |= {field: entry[field] for field in SITE_PLAIN if field in entry}
    writer.write(SiteIdentity, SiteIdentity.objects.first(), values, "site")
