"""Agreements, occasions and whoever was there as schema.org knows them. No queries."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from django.utils.timezone import localtime
from django.utils.translation import gettext

from apps.org import structured
from apps.org.addresses import full
from apps.org.models import Department, Organisation, Person, Post
from apps.org.structured import Node, Subject, identifier, node
from apps.org.texts import worded

from .choices import Role
from .models import Agreement, Occasion, RegisterCorrection
from .panels import Credited, Panel, Side
from .templatetags.register_tags import iso_known_to


def agreement_id(agreement: Agreement) -> str:
    return identifier(agreement.get_absolute_url(), "agreement")


def agreement_node(agreement: Agreement, **more) -> Node:
    """What was agreed and when it was signed, no more exactly than that is known."""
    address = agreement.get_absolute_url()
    return node(
        "CreativeWork",
        id=agreement_id(agreement),
        name=worded(agreement, "title") or agreement.reference,
        genre=str(agreement.get_kind_display()),
        url=full(address),
        dateCreated=iso_known_to(agreement.signed_on, agreement.signed_precision),
        expires=agreement.expires_on and agreement.expires_on.isoformat(),
        **more,
    )


class Facts:
    """The panels of a page as nodes: what they are about, and whom they name."""

    def __init__(self, panels: Iterable[Panel], address: str):
        self.subjects: list[Node] = []
        self._named: dict[str, Node] = {}
        self._numbers, self._address = count(1), address
        for panel in panels:
            self._add(panel)

    @property
    def named(self) -> list[Node]:
        """Organisations but us, and people; each once."""
        return list(self._named.values())

    @property
    def mentions(self) -> list[Node]:
        return [{"@id": named["@id"]} for named in self._named.values()]

    def _add(self, panel: Panel) -> None:
        people = [(self._person(person, side), person)
                  for side in panel.sides for person in side.people.values()]  # fmt: skip
        parties = [self._side(side) for side in panel.sides if side.is_party]
        if panel.agreement:
            self.subjects.append(agreement_node(
                panel.agreement,
                creator=parties,
                contributor=list(_roles(people, "", "contributor")),
                about=[node("DefinedTerm", name=worded(area)) for area in panel.areas],
            ))  # fmt: skip
        for occasion in panel.occasions:
            guests = [side for side in panel.sides if side.organisation and _was_at(side, occasion)]
            self.subjects.append(occasion_node(
                occasion,
                about=[{"@id": agreement_id(panel.agreement)}] if panel.agreement else [],
                attendee=[*map(self._side, guests), *_roles(people, occasion.key, "attendee")],
            ))  # fmt: skip

    def _side(self, side: Side) -> Node:
        if not side.organisation.is_home:
            found = structured.organisation(side.organisation, side.name)
            self._named.setdefault(found["@id"], found)
        return structured.reference(side.organisation)

    def _person(self, person: Credited, side: Side) -> Node:
        """Under the name and titles of the day; somebody without a page is known here alone."""
        if person.url:
            its_id = identifier(person.url, "person")
        else:
            its_id = f"{self._address}#person-{next(self._numbers)}"
        employer = self._side(side) if side.organisation else None
        roles = [node("OrganizationRole", roleName=title, worksFor=employer)
                 for title in person.titles]  # fmt: skip
        found = node(
            "Person",
            id=its_id,
            name=person.name,
            url=full(person.url) if person.url else None,
            worksFor=roles or [*filter(None, [employer])],
        )
        known = self._named.setdefault(its_id, found)
        if known is not found and roles:
            held = known.get("worksFor", [])
            known["worksFor"] = [*held, *(role for role in roles if role not in held)]
        return {"@id": its_id}


def _was_at(side: Side, occasion: Occasion) -> bool:
    return any(occasion.key in person.roles_at for person in side.people.values())


def _roles(people: list[tuple[Node, Credited]], occasion: str, link: str) -> Iterator[Node]:
    """What each did at an occasion; "" stands for signing the agreement."""
    for reference, person in people:
        if roles := person.roles_at.get(occasion):
            labels = [str(Role(role).label) for role in roles]
            yield node("Role", roleName=labels, **{link: reference})


def occasion_node(occasion: Occasion, **more) -> Node:
    day, precision = occasion.held_on, occasion.held_precision
    place = worded(occasion, "place")
    return node(
        "Event",
        id=f"{full('/')}#occasion-{occasion.key}",
        name=worded(occasion, "title"),
        startDate=iso_known_to(day, precision),
        endDate=occasion.held_until and iso_known_to(occasion.held_until, precision),
        location=node("Place", name=place) if place else None,
        **more,
    )


def agreement_subject(
    agreement: Agreement, panel: Panel | None, corrections: Iterable[RegisterCorrection] = ()
) -> Subject:
    facts = Facts([panel] if panel else [], full(agreement.get_absolute_url()))
    subjects = facts.subjects or [agreement_node(agreement)]
    told = [correction_node(one) for one in corrections]
    subjects[0] |= {"correction": told} if told else {}
    return Subject("ItemPage", [*subjects, *facts.named])


def correction_node(correction: RegisterCorrection) -> Node:
    return node(
        "CorrectionComment",
        text=correction.text,
        datePublished=localtime(correction.at).isoformat(timespec="seconds"),
    )


def partner_subject(partner: Organisation, departments: Iterable[Department]) -> Subject:
    """`partner` as the view asks for it, with `names_parent`."""
    it = structured.reference(partner)
    parent = partner.parent if partner.names_parent else None
    known = structured.organisation(
        partner,
        parentOrganization=structured.reference(parent) if parent else None,
        department=[structured.department(one, it) for one in departments],
    )
    above = [] if parent is None or parent.is_home else [structured.organisation(parent)]
    return Subject("ProfilePage", [known, *above])


def department_subject(
    department: Department, people: Sequence[tuple[Person, list[Post]]]
) -> Subject:
    known = structured.department(department, structured.reference(department.organisation))
    members = [
        structured.role(post, member=structured.person(person, [], with_portrait=False))
        for person, posts in people
        for post in posts
    ]
    nodes = [known | ({"member": members} if members else {})]
    if not department.organisation.is_home:
        nodes.append(structured.organisation(department.organisation))
    return Subject("ProfilePage", nodes)


def person_subject(person: Person, posts: Iterable[Post]) -> Subject:
    """`posts` as visitors may know them, each with `names_department`."""
    held = list(posts)
    roles = [structured.role(post, worksFor=_employer(post)) for post in held]
    others = {post.organisation_id: post.organisation for post in held}
    employers = [one for one in others.values() if not one.is_home]
    return Subject(
        "ProfilePage",
        [structured.person(person, roles), *map(structured.organisation, employers)],
    )


def _employer(post: Post) -> Node:
    organisation = structured.reference(post.organisation)
    return structured.employer(post, organisation, names_department=post.names_department)


def agreement_list(address: str, agreements: Iterable[Agreement], first: int = 1) -> Subject:
    """Each under the parties it is with, as the list shows it."""
    items = [(_with_whom(one), one.get_absolute_url()) for one in agreements]
    return Subject("CollectionPage", [structured.item_list(address, items, first)])


def _with_whom(agreement: Agreement) -> str:
    """As `Agreement.with_whom`, but in plain words."""
    names = gettext(", ").join(agreement.partner_names)
    return names or worded(agreement, "title") or agreement.reference


def partner_list(address: str, partners: Iterable[Organisation], first: int = 1) -> Subject:
    items = [(worded(one), one.get_absolute_url()) for one in partners]
    return Subject("CollectionPage", [structured.item_list(address, items, first)])
