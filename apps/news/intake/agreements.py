"""The agreement a page tells of: kind, day, parties in order, areas, and who signed."""

from django.utils.translation import gettext as _

from apps.partners.choices import DatePrecision
from apps.partners.models import Agreement, CooperationArea, Party, Signatory

from ..reading.model import KindMention, Mention
from .keys import key_of, shortened
from .matching import only, plain
from .organisations import Organisations
from .page import Page, Proposal
from .people import Named

TITLES = {"en": "{kind} between {parties}", "zh-hans": "{parties}{kind}"}
JOINTS = {"en": (", ", " and "), "zh-hans": ("、", "与")}


def propose_agreement(
    page: Page, organisations: Organisations, people: list[Named]
) -> Proposal | None:
    """None where the text tells of no signing, or does not name two parties."""
    if page.reading.event != "signing" or not page.reading.kinds:
        return None
    sides = _sides(page, organisations)
    if len(sides) < 2:
        page.remarks.append(_("no agreement: the text names fewer than two parties that are read"))
        return None
    agreement = _agreement(page, sides)
    parties = {
        organisation: _party(page, agreement, organisation, name, position)
        for position, (organisation, name) in enumerate(sides.items())
    }
    signers = [person for person in people if person.span_of("signed")]
    for position, person in enumerate(signers):
        _signatory(page, agreement, parties.get(person.organisation), person, position)
    return agreement


def joined(page: Page, names: list[str]) -> str:
    """ "A, B and C", as the language of the page joins them."""
    comma, last = JOINTS[page.language]
    return last.join([comma.join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _sides(page: Page, organisations: Organisations) -> dict[Proposal, Mention]:
    """The parties in the order of the text, each once, with its name as printed."""
    sides: dict[Proposal, Mention] = {}
    for party in page.reading.parties:
        sides.setdefault(organisations.named(party.name), party.name)
    return sides


def _agreement(page: Page, sides: dict[Proposal, Mention]) -> Proposal:
    kind, signed_on = _kind(page.reading.kinds), page.reading.signing and page.reading.signing.value
    words = kind.mention.text[0].upper() + kind.mention.text[1:]
    parties = joined(page, [name.text for name in sides.values()])
    title = TITLES[page.language].format(kind=words, parties=parties)
    base = _reference(page, list(sides))
    found = _known(page, kind.kind, signed_on, sides, base, title)
    return page.propose(
        Agreement, title, kind.mention, found=found,
        facts={page.column("title"): title, "kind": kind.kind, "signed_on": signed_on},
        defaults={
            "reference": found.reference if found else page.key(Agreement, base, "reference"),
            "signed_precision": DatePrecision.DAY if signed_on else DatePrecision.UNKNOWN,
            "is_public": False,
        },
        links={"areas": _areas(page, found)},
    )  # fmt: skip


def _kind(kinds: tuple[KindMention, ...]) -> KindMention:
    """The first that says more than “agreement”."""
    return next((kind for kind in kinds if kind.kind != "other"), kinds[0])


def _reference(page: Page, sides: list[Proposal]) -> str:
    """casco-shanghai-branch-of-china-2024-09-06; with the day of the page where none is read."""
    keys = [side.found.key if side.found else side.defaults["key"] for side in sides[:2]]
    return "-".join([*(shortened(key, 27) for key in keys), str(page.on or "undated")])


def _known(page, kind, signed_on, sides, base, title) -> Agreement | None:
    if any(side.is_new for side in sides):
        return None
    wanted = {side.found.pk for side in sides}
    rows = Agreement.objects.filter(signed_on=signed_on).prefetch_related("parties").order_by("pk")
    if signed_on is None:  # a day alone can't tell these apart, the page they come from can
        rows = rows.filter(reference__startswith=base)
    same = [row for row in rows if {p.organisation_id for p in row.parties.all()} == wanted]
    others = [row for row in same if row.kind != kind]
    if others:
        page.remarks.append(_("the register has another agreement of these parties that day: %s")
                            % others[0].reference)  # fmt: skip
    same = [row for row in same if row.kind == kind]
    return only(same, title) if same else None


def _areas(page: Page, agreement: Agreement | None) -> list[Proposal]:
    """The areas of the text. An agreement that is public gains none."""
    areas = {plain(area.text): area for area in reversed(page.reading.areas)}
    in_order = sorted(areas.values(), key=lambda area: area.span)
    if not (agreement and agreement.is_public):
        return [_area(page, area) for area in in_order]
    there = set(agreement.areas.all())
    for area in in_order:
        if page.register.area(area.text) not in there:
            page.leave_out(area.text, agreement)
    return []


def _area(page: Page, area: Mention) -> Proposal:
    found = page.register.area(area.text)
    return page.propose(
        CooperationArea, area.text, area, found=found,
        facts={} if found else {page.column("name"): area.text},
        defaults={} if found else {"key": page.key(CooperationArea, key_of(area.text, "area"))},
    )  # fmt: skip


def _party(page, agreement, organisation, name: Mention, position: int) -> Proposal:
    known = agreement.found.parties if agreement.found and organisation.found else None
    return page.propose(
        Party, name.text, name,
        found=known.get(organisation=organisation.found) if known else None,
        facts=page.printed(name.text, organisation),
        defaults={"agreement": agreement, "organisation": organisation, "position": position},
    )  # fmt: skip


def _signatory(page, agreement, party: Proposal | None, person: Named, position: int) -> None:
    if party is None:
        page.remarks.append(_("%s signed, for none of the parties that are read") % person.name)
        return
    known = party.found and person.person.found
    page.propose(
        Signatory, _("%(name)s, %(organisation)s")
        % {"name": person.name, "organisation": party.label}, page.quote(person.span_of("signed")),
        found=party.found.signatories.filter(person=person.person.found).first() if known else None,
        facts=page.printed(person.name, person.person)
        | {page.column("printed_titles"): "\n".join(person.titles)},
        defaults={"agreement": agreement, "party": party, "person": person.person,
                  "position": position},
        links={"posts": person.posts},
    )  # fmt: skip
