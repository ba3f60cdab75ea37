"""Occasions with who was there."""

from apps.org.models import Organisation, Person

from ..choices import DatePrecision, Role
from ..facts import public_facts
from ..models import Agreement, Attendance, DepartmentAttendance, Occasion
from .corrections import tell
from .credits import link_posts
from .order import matched, positions
from .organisations import department_of
from .tally import Writer, columns, line_columns

PLAIN = {"kind": "kind", "held_on": "held_on", "held_precision": "held_precision",
         "held_until": "held_until", "public": "is_public"}  # fmt: skip


def load_occasions(
    entries: list, organisations: dict[str, Organisation], people: dict[str, Person],
    agreements: dict[str, Agreement], writer: Writer,
) -> None:  # fmt: skip
    known = {occasion.key: occasion for occasion in Occasion.objects.all()}
    for i, entry in enumerate(entries):
        where = f"occasions[{i}] ({entry['key']})"
        found = known.get(entry["key"])
        values = {"key": entry["key"], **columns("title", entry["title"]),
                  **columns("place", entry.get("place"))}  # fmt: skip
        values |= {column: entry[field] for field, column in PLAIN.items() if field in entry}
        if "held_precision" not in entry and ("held_on" in entry or found is None):
            unknown = entry.get("held_on") is None
            values["held_precision"] = DatePrecision.UNKNOWN if unknown else DatePrecision.DAY
        told = public_facts(found) if found else None
        occasion = writer.write(Occasion, found, values, where)
        if "agreements" in entry:
            wanted = [agreements[reference] for reference in entry["agreements"]]
            writer.set_many(occasion.agreements, wanted)
        if "attendances" in entry:
            _load_attendances(occasion, entry["attendances"], organisations, people, where, writer)
        if "departments" in entry:
            _load_departments(occasion, entry["departments"], organisations, where, writer)
        tell(occasion, told, entry, where, writer)


def _load_attendances(occasion, entries, organisations, people, where, writer) -> None:
    """The file's list is all who were there."""
    known = list(occasion.attendances.order_by("position", "pk"))
    found = matched(entries, known, lambda row, e: row.person == people.get(e.get("person")))
    order, kept = positions(found), []
    for i, entry in enumerate(entries):
        values = {"occasion": occasion, "person": people.get(entry.get("person")),
                  "position": order[i],
                  "side": organisations.get(entry.get("side")),
                  "attended": Role.ATTENDED in entry["roles"],
                  "witnessed": Role.WITNESSED in entry["roles"],
                  "spoke": Role.SPOKE in entry["roles"],
                  **columns("printed_name", entry.get("name")),
                  **line_columns("printed_titles", entry.get("titles"))}  # fmt: skip
        row = writer.write(Attendance, found[i], values, f"{where}.attendances[{i}]")
        link_posts(row, row.side, occasion.held_on, writer)
        kept.append(row)
    writer.delete(occasion.attendances.exclude(pk__in=[row.pk for row in kept]))


def _load_departments(occasion, entries, organisations, where, writer) -> None:
    known = {row.department_id: row for row in occasion.department_attendances.all()}
    wanted = []
    for i, entry in enumerate(entries):
        organisation, place = organisations[entry["organisation"]], f"{where}.departments[{i}]"
        wanted.append(department_of(organisation, entry["name"], f"{place}.name"))
    order = positions([known.get(department.pk) for department in wanted])
    for i, department in enumerate(wanted):
        values = {"occasion": occasion, "department": department, "position": order[i],
                  **columns("printed_name", entries[i].get("printed_name"))}  # fmt: skip
        place = f"{where}.departments[{i}]"
        writer.write(DepartmentAttendance, known.get(department.pk), values, place)
    writer.delete(occasion.department_attendances.exclude(department__in=wanted))
