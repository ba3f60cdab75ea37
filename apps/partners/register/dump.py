"""The register as one document, in a fixed order, loadable as it is."""

from collections import defaultdict

from django.conf import settings

from apps.org.models import Organisation, Person, SiteIdentity
from apps.org.texts import lines, translated

from ..choices import Role
from ..models import Agreement, CooperationArea, Occasion
from .agreements import PLAIN as AGREEMENT_PLAIN
from .occasions import PLAIN as OCCASION_PLAIN
from .organisations import SITE_PLAIN
from .people import PLAIN as POST_PLAIN


def dump() -> dict:
    """What `load` needs to make this register in an empty database, and where it stands nothing.

    Without files, and without the posts an editor linked a credit to: those its titles name are
    found again.
    """
    organisations = Organisation.objects.select_related("parent").prefetch_related(
        "short_names", "departments", "offices__phones"
    )
    people = Person.objects.prefetch_related("posts__organisation", "posts__department")
    agreements = Agreement.objects.select_related(
        "supplements", "replaces", "owner__organisation"
    ).prefetch_related("parties__organisation", "parties__signatories__person")
    occasions = Occasion.objects.prefetch_related(
        "agreements", "attendances__person", "attendances__side",
        "department_attendances__department__organisation",
    )  # fmt: skip
    areas = _areas_in_order()
    document = {
        "organisations": [_organisation(row) for row in organisations.order_by("key")],
        "people": [_person(row) for row in people.order_by("key")],
        "areas": [
            {"key": area.key, "name": _text(area, "name")}
            for area in CooperationArea.objects.order_by("key")
        ],
        "agreements": [_agreement(row, areas[row.pk]) for row in agreements.order_by("reference")],
        "occasions": [_occasion(row) for row in occasions.order_by("key")],
    }
    if site := SiteIdentity.objects.first():
        document["site"] = _site(site)
    return document


def _text(row, field: str) -> dict:
    values = [getattr(row, column) for column in translated(field)]
    codes = [code for code, _label in settings.LANGUAGES]
    return {code: value for code, value in zip(codes, values, strict=True) if value}


def _lines(row, field: str) -> dict:
    return {code: lines(value) for code, value in _text(row, field).items()}


def _plain(row, columns: dict) -> dict:
    values = {field: getattr(row, column) for field, column in columns.items()}
    return {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in values.items()}


def _ordered(manager) -> list:
    return sorted(manager.all(), key=lambda row: (row.position, row.pk))


def _organisation(row) -> dict:
    short_names: dict[str, list] = {}
    for short in sorted(row.short_names.all(), key=lambda s: s.pk):
        short_names.setdefault(short.language, []).append(short.name)
    return {
        "key": row.key,
        "name": _text(row, "name"),
        "short_names": short_names,
        "home": row.is_home,
        "kind": row.kind,
        "parent": row.parent.key if row.parent else None,
        "website": row.website,
        "departments": [
            {"name": _text(unit, "name"), "public": unit.is_public}
            for unit in _ordered(row.departments)
        ],
        "offices": [_office(office) for office in _ordered(row.offices)],
    }


def _office(row) -> dict:
    return {
        **_plain(row, {"kind": "kind"}),
        "name": _text(row, "name"),
        "address": _text(row, "address"),
        **_plain(row, {"from": "starts_on", "to": "ends_on"}),
        "phones": [
            {"label": _text(phone, "label"), "number": phone.number, "kind": phone.kind}
            for phone in _ordered(row.phones)
        ],
    }


def _person(row) -> dict:
    posts = sorted(row.posts.all(), key=lambda post: (post.rank, post.pk))
    return {"key": row.key, "name": _text(row, "name"), "posts": [_post(post) for post in posts]}


def _post(row) -> dict:
    return {
        "organisation": row.organisation.key,
        "department": _text(row.department, "name") if row.department else None,
        "title": _text(row, "title"),
        **_plain(row, POST_PLAIN),
    }


def _areas_in_order() -> dict[int, list[str]]:
    """The keys of the areas of each agreement, in the order in which they were named."""
    found = defaultdict(list)
    links = Agreement.areas.through.objects.select_related("cooperationarea").order_by("pk")
    for link in links:
        found[link.agreement_id].append(link.cooperationarea.key)
    return found


def _agreement(row, areas: list[str]) -> dict:
    owner = row.owner
    return {
        "key": row.reference,
        "title": _text(row, "title"),
        **_plain(row, AGREEMENT_PLAIN),
        "supplements": row.supplements.reference if row.supplements else None,
        "replaces": row.replaces.reference if row.replaces else None,
        "owner": {"organisation": owner.organisation.key, "name": _text(owner, "name")}
        if owner
        else None,
        "areas": areas,
        "parties": [
            {
                "organisation": party.organisation.key,
                "printed_name": _text(party, "printed_name"),
                "signatories": [
                    {**_credit(signatory), "on_behalf_of": signatory.on_behalf_of}
                    for signatory in _ordered(party.signatories)
                ],
            }
            for party in _ordered(row.parties)
        ],
    }


def _credit(row) -> dict:
    return {
        "person": row.person.key if row.person else None,
        "name": _text(row, "printed_name"),
        "titles": _lines(row, "printed_titles"),
    }


def _occasion(row) -> dict:
    return {
        "key": row.key,
        "title": _text(row, "title"),
        **_plain(row, OCCASION_PLAIN),
        "place": _text(row, "place"),
        "agreements": sorted(agreement.reference for agreement in row.agreements.all()),
        "attendances": [_attendance(attendance) for attendance in _ordered(row.attendances)],
        "departments": [
            {
                "organisation": a.department.organisation.key,
                "name": _text(a.department, "name"),
                "printed_name": _text(a, "printed_name"),
            }
            for a in _ordered(row.department_attendances)
        ],
    }


def _attendance(row) -> dict:
    held = {Role.ATTENDED: row.attended, Role.WITNESSED: row.witnessed, Role.SPOKE: row.spoke}
    return {
        **_credit(row),
        "side": row.side.key if row.side else None,
        "roles": [role.value for role, is_held in held.items() if is_held],
    }


def _site(row) -> dict:
    texts = {f: _text(row, f) for f in ("name", "boilerplate", "press_contact_name")}
    return texts | _plain(row, {field: field for field in SITE_PLAIN})
