"""The entries of the public register, in the language of the page.

Everything starts from what `apps/partners/public.py` and the public querysets let visitors know.
"""

from collections import defaultdict
from datetime import date
from itertools import chain

from django.utils.translation import gettext

from apps.org.models import Organisation
from apps.org.texts import in_each_language, worded
from apps.partners.models import Agreement, Attendance, CooperationArea, Occasion, Signatory
from apps.partners.public import departments, partners, people, posts

from ..choices import SearchKind
from .entry import Entry
from .words import folded

LAST = 1_000_000  # a rank behind all ranks


def entries_by_kind(on: date) -> dict[str, list[Entry]]:
    return {
        SearchKind.AGREEMENTS: _agreements(),
        SearchKind.PEOPLE: _people(on),
        SearchKind.PARTNERS: [_partner(one) for one in _by_name(partners())],
        SearchKind.DEPARTMENTS: _departments(),
    }


def known_names(entries: dict[str, list[Entry]]) -> tuple[str, ...]:
    """What a visitor may have meant: every name but the titles of agreements, and our own."""
    named = [SearchKind.PEOPLE, SearchKind.PARTNERS, SearchKind.DEPARTMENTS]
    names = [entry.names for kind in named for entry in entries[kind]]
    areas = CooperationArea.objects.filter(agreements__in=Agreement.objects.public()).distinct()
    names += [in_each_language(area) for area in areas]
    home = Organisation.objects.home().prefetch_related("short_names")
    names += [_names_of(organisation) for organisation in home]
    return tuple(sorted({str(name) for name in chain.from_iterable(names)}))


def _agreements() -> list[Entry]:
    public = Agreement.objects.public().with_parties().newest_first()
    rows = public.prefetch_related("areas", "parties__organisation__short_names")
    return [_agreement(agreement) for agreement in rows]


def _agreement(agreement: Agreement) -> Entry:
    others = [[agreement.reference, agreement.get_kind_display()]]
    for party in agreement.parties.all():
        others += [in_each_language(party, "printed_name"), _names_of(party.organisation)]
    others += [in_each_language(area) for area in agreement.areas.all()]
    called = gettext(", ").join(agreement.partner_names)
    return Entry(
        url=agreement.get_absolute_url(),
        name=worded(agreement, "title") or called or agreement.reference,
        details=(agreement.get_kind_display(),),
        names=tuple(in_each_language(agreement, "title")),
        others=tuple(chain.from_iterable(others)),
        agreement=agreement,
    )


def _people(on: date) -> list[Entry]:
    """Our own by rank, then by name."""
    held, credited = defaultdict(list), defaultdict(list)
    known = posts().with_is_held(on).latest_first()
    for post in known.select_related("organisation", "department__organisation"):
        held[post.person_id].append(post)
    for credit in chain(_signatories(), _attendances()):
        credited[credit.person_id].append(credit)

    def order(person) -> tuple:
        ranks = [post.rank for post in held[person.pk] if post.organisation.is_home]
        return (min(ranks, default=LAST), *_name_order(person))

    return [
        _person(person, held[person.pk], credited[person.pk])
        for person in sorted(people(), key=order)
    ]


def _signatories():
    public = Signatory.objects.filter(
        agreement__in=Agreement.objects.public(), person__isnull=False
    )
    return public.select_related("party__organisation").order_by("-agreement__signed_on", "-pk")


def _attendances():
    public = Attendance.objects.filter(occasion__in=Occasion.objects.public())
    public = public.filter(person__isnull=False)
    return public.select_related("side").order_by("-occasion__held_on", "-pk")


def _person(person, held, credits) -> Entry:
    """Found by each title they have or had, in the register or in print."""
    others, details = [], ()
    for post in held:
        others += [in_each_language(post, "title"), in_each_language(post.organisation)]
        if post.names_department:
            others.append(in_each_language(post.department))
    printed = [in_each_language(credit, "printed_name") for credit in credits]
    for credit in credits:
        others += [titles.lines() for titles in in_each_language(credit, "printed_titles")]
    others += [in_each_language(credit.for_whom) for credit in credits if credit.for_whom]
    if held:
        details = (worded(held[0], "title"), worded(held[0].organisation))
    elif credits:
        details = tuple(credits[0].titles[:1])
        details += (worded(credits[0].for_whom),) if credits[0].for_whom else ()
    return Entry(
        url=person.get_absolute_url(),
        name=worded(person),
        details=details,
        names=_once(in_each_language(person), *printed),
        others=_once(*others),
    )


def _partner(partner: Organisation) -> Entry:
    return Entry(
        url=partner.get_absolute_url(),
        name=worded(partner),
        details=(partner.get_kind_display(),),
        names=_names_of(partner),
        others=(partner.get_kind_display(),),
    )


def _departments() -> list[Entry]:
    """Ours first, then by organisation, each in its order."""
    rows = departments().select_related("organisation")
    rows = rows.prefetch_related("organisation__short_names")

    def order(one) -> tuple:
        return (not one.organisation.is_home, *_name_order(one.organisation), one.position, one.pk)

    return [
        Entry(
            url=one.get_absolute_url(),
            name=worded(one),
            details=(worded(one.organisation),),
            names=tuple(in_each_language(one)),
            others=_names_of(one.organisation),
        )
        for one in sorted(rows, key=order)
    ]


def _names_of(organisation: Organisation) -> tuple[str, ...]:
    """Its legal and its short names; `short_names` are there already."""
    short = [short.name for short in organisation.short_names.all()]
    return _once(in_each_language(organisation), sorted(short))


def _by_name(organisations) -> list[Organisation]:
    return sorted(organisations.prefetch_related("short_names"), key=_name_order)


def _name_order(instance) -> tuple:
    """By name as no database sorts it, so that all sort it alike."""
    return (folded(worded(instance)), instance.pk)


def _once(*texts) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(texts)))
