"""Us, our people and our pictures as schema.org knows them: objects in, JSON-LD out, no queries.

An `@id` names a thing, not its page in a language: it is the same in all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from .addresses import full
from .furniture import Furniture
from .models import Department, Office, Organisation, Person, Picture, Post, SiteIdentity
from .templatetags.picture_tags import showable
from .texts import translated, worded

Node = dict[str, Any]

KINDS = {
    "university": "CollegeOrUniversity",
    "government": "GovernmentOrganization",
    "institute": "ResearchOrganization",
}


@dataclass(frozen=True)
class Subject:
    """What a page is about: its kind in schema.org, its nodes, the first of which is the subject,
    and the pages above it as names and addresses, where its path does not tell."""

    page: str = "WebPage"
    nodes: Sequence[Node] = ()
    above: Sequence[tuple[str, str]] | None = None


def node(kind: str, **properties) -> Node:
    """A node without what is not known; `id` becomes its `@id`."""
    named = {"@type": kind, "@id": properties.pop("id", None)} | properties
    return {name: value for name, value in named.items() if value not in (None, "", [], {})}


def identifier(address: str, what: str) -> str:
    """The `@id` of what has a page: "/en/people/mei/" → "https://…/people/mei/#person"."""
    return f"{full(address.removeprefix(f'/{get_language()}'))}#{what}"


def other_names(instance) -> list[str]:
    """What it is called in other languages than the page's."""
    names = [getattr(instance, column) for column in translated("name")]
    return list(dict.fromkeys(name for name in names if name and name != worded(instance)))


def us_reference() -> Node:
    return {"@id": full("/#organization")}


def reference(organisation: Organisation) -> Node:
    if organisation.is_home:
        return us_reference()
    return {"@id": identifier(organisation.get_absolute_url(), "organization")}


def organisation(one: Organisation, name: str = "", **more) -> Node:
    """Another organisation; `name` is what the page calls it."""
    return node(
        KINDS.get(one.kind, "Organization"),
        id=reference(one)["@id"],
        name=name or worded(one),
        alternateName=other_names(one),
        url=full(one.get_absolute_url()),
        sameAs=[one.website] if one.website else [],
        **more,
    )


def us(site: Furniture, home: str) -> Node:
    """The organisation this newsroom speaks for; nothing but its address where it is not set up."""
    if site.identity is None:
        return node("Organization", id=us_reference()["@id"], url=home)
    one = site.identity.organisation
    names = [*other_names(one), *(short.name for short in site.short_names)]
    numbers = [phone.dial for office in site.headquarters for phone in office.phones.all()]
    return node(
        "Organization",
        id=us_reference()["@id"],
        name=worded(one),
        legalName=worded(one),
        alternateName=list(dict.fromkeys(names)),
        description=worded(site.identity, "boilerplate"),
        url=home,
        logo=image(site.logo) if site.logo else None,
        address=[_address(office) for office in site.headquarters],
        telephone=[number for number in numbers if number],
        contactPoint=_press(site.identity),
        sameAs=[one.website] if one.website else [],
    )


def _address(office: Office) -> Node:
    return node("PostalAddress", name=worded(office), streetAddress=worded(office, "address"))


def _press(identity: SiteIdentity) -> Node | None:
    dialled = identity.press_contact_phone and identity.press_contact_dial
    if not (dialled or identity.press_contact_email):
        return None
    return node(
        "ContactPoint",
        contactType="press",
        name=worded(identity, "press_contact_name"),
        telephone=dialled,
        email=identity.press_contact_email,
    )


def images(picture: Picture | None) -> list[Node]:
    """Every size of a picture that visitors may see today, the largest first."""
    if not showable(picture):
        return []
    return [
        node(
            "ImageObject",
            contentUrl=full(size.address),
            width=size.width,
            height=size.height,
            caption=worded(picture, "caption"),
            creditText=picture.credit,
        )
        for size in reversed(picture.renditions_of())
    ]


def image(picture: Picture | None) -> Node | None:
    return next(iter(images(picture)), None)


def role(post: Post, **whose: Node) -> Node:
    """A post under the property that leads to its holder or to whom they work for."""
    last_day = post.last_day()
    return node(
        "OrganizationRole",
        roleName=worded(post, "title"),
        startDate=post.starts_on and post.starts_on.isoformat(),
        endDate=last_day and last_day.isoformat(),
        **whose,
    )


def employer(post: Post, organisation: Node, *, names_department: bool) -> Node:
    return department(post.department, organisation) if names_department else organisation


def department(one: Department, organisation: Node) -> Node:
    address = one.get_absolute_url()
    return node(
        "Organization",
        id=identifier(address, "organization"),
        name=worded(one),
        alternateName=other_names(one),
        url=full(address),
        parentOrganization=organisation,
    )


def person(one: Person, roles: Iterable[Node], *, with_portrait: bool = True) -> Node:
    address = one.get_absolute_url()
    return node(
        "Person",
        id=identifier(address, "person"),
        name=worded(one),
        alternateName=other_names(one),
        url=full(address),
        image=image(one.portrait) if with_portrait else None,
        worksFor=list(roles),
    )


def item_list(address: str, items: Iterable[tuple[str, str]], first: int = 1) -> Node:
    """A list as (name, address), of which the page at `address` shows those from `first` on."""
    return _list_of(address, [
        node("ListItem", position=number, name=name, url=full(url))
        for number, (name, url) in enumerate(items, start=first)
    ])  # fmt: skip


def _list_of(address: str, elements: list[Node]) -> Node:
    return node(
        "ItemList",
        id=f"{full(address)}#list",
        numberOfItems=len(elements),
        itemListElement=elements,
    )


def department_list(address: str, departments: Iterable[Department]) -> Subject:
    items = [(worded(one), one.get_absolute_url()) for one in departments]
    return Subject("CollectionPage", [item_list(address, items)])


def leaders(address: str, people: Iterable[tuple[Person, list[Post]]]) -> Subject:
    """People in the order of precedence with their posts with us, whose departments are loaded."""
    elements = [
        node("ListItem", position=number, item=person(one, [_with_us(post) for post in posts]))
        for number, (one, posts) in enumerate(people, start=1)
    ]
    return Subject("CollectionPage", [_list_of(address, elements)])


def _with_us(post: Post) -> Node:
    is_named = post.department is not None and post.department.is_public
    return role(post, worksFor=employer(post, us_reference(), names_department=is_named))
