"""What a register file may hold."""

from apps.org.choices import OfficeKind, OrganisationKind, PhoneKind

from ..choices import AgreementKind, DatePrecision, OccasionKind, Renewal, Role
from .checks import (
    day,
    each,
    either,
    flag,
    key,
    number,
    one_of,
    optional,
    record,
    string,
    text,
    texts,
)

UNIT = record({"organisation": key, "name": text}, {})

PHONE = record({"number": string}, {"label": text, "kind": one_of(PhoneKind)})
OFFICE = record(
    {"address": text},
    {
        "kind": one_of(OfficeKind),
        "name": text,
        "from": optional(day),
        "to": optional(day),
        "phones": each(PHONE),
    },
)
ORGANISATION = record(
    {"key": key, "name": text},
    {
        "short_names": texts,
        "home": flag,
        "kind": one_of(OrganisationKind),
        "parent": optional(key),
        "website": string,
        "departments": each(record({"name": text}, {"public": flag})),
        "offices": each(OFFICE),
    },
)
POST = record(
    {"organisation": key, "title": text},
    {
        "department": optional(text),
        "rank": number,
        "from": optional(day),
        "to": optional(day),
        "public": flag,
    },
)
PERSON = record({"key": key, "name": text}, {"posts": each(POST)})
AREA = record({"key": key, "name": text}, {})
SIGNATORY = record(
    {},
    {"person": optional(key), "name": text, "titles": texts, "on_behalf_of": string},
)
PARTY = record(
    {"organisation": key},
    {
        "printed_name": text,
        "signatories": each(
            either(str, lambda value, where: {"person": key(value, where)}, SIGNATORY)
        ),
    },
)
AGREEMENT = record(
    {"key": key, "kind": one_of(AgreementKind), "parties": each(PARTY)},
    {
        "title": text,
        "signed_on": optional(day),
        "signed_precision": one_of(DatePrecision),
        "effective_on": optional(day),
        "expires_on": optional(day),
        "open_ended": flag,
        "renewal": one_of(Renewal),
        "notice_days": optional(number),
        "ended_on": optional(day),
        "end_reason": string,
        "supplements": optional(key),
        "replaces": optional(key),
        "owner": optional(UNIT),
        "public": flag,
        "correction": text,
        "areas": each(string),
    },
)
ATTENDANCE = record(
    {"roles": each(one_of(Role))},
    {"person": optional(key), "side": optional(key), "titles": texts, "name": text},
)
OCCASION = record(
    {"key": key, "kind": one_of(OccasionKind), "title": text},
    {
        "held_on": optional(day),
        "held_precision": one_of(DatePrecision),
        "held_until": optional(day),
        "place": text,
        "public": flag,
        "correction": text,
        "agreements": each(key),
        "attendances": each(ATTENDANCE),
        "departments": each(
            record({"organisation": key, "name": text}, {"printed_name": text}),
        ),
    },
)
SITE = record(
    {"name": text},
    {
        "icp_number": string,
        "icp_url": string,
        "police_number": string,
        "police_url": string,
        "wechat_name": string,
        "press_contact_name": text,
        "press_contact_phone": string,
        "press_contact_email": string,
        "boilerplate": text,
        "copyright_year": optional(number),
        "grey_from": optional(day),
        "grey_until": optional(day),
    },
)
REGISTER = record(
    {},
    {
        "organisations": each(ORGANISATION),
        "people": each(PERSON),
        "areas": each(AREA),
        "agreements": each(AGREEMENT),
        "occasions": each(OCCASION),
        "site": SITE,
    },
)
