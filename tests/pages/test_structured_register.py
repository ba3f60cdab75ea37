"""JSON-LD of the pages of the register and of lists, field by field."""

from datetime import date, timedelta

import pytest

from tests import factories as make
from tests.pages.json_ld import ADA, NOVA, SITE, US, graph, make_signing, subjects
from tests.pages.scene import furnish

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return furnish()


def test_the_page_of_an_agreement(client, home):
    make_signing(home)

    nodes = subjects(client, "/en/agreements/nova-2024/")
    page = graph(client, "/en/agreements/nova-2024/")[2]

    assert [one["@type"] for one in nodes] == [
        "CreativeWork", "Event", "Person", "Organization", "Person", "Person"
    ]  # fmt: skip
    assert (page["@type"], page["mainEntity"]) == (
        "ItemPage", {"@id": f"{SITE}/agreements/nova-2024/#agreement"}
    )  # fmt: skip


def test_the_page_of_a_partner(client, home):
    make_signing(home)

    (nova,) = subjects(client, "/zh-hans/partners/nova/")

    assert nova == {
        "@type": "Organization",
        **NOVA,
        "name": "新星",
        "alternateName": ["Nova"],
        "url": f"{SITE}/zh-hans/partners/nova/",
        "sameAs": ["https://n.example/"],
    }


def test_a_parent_is_named_once_it_is_known(client, home):
    make_signing(home)
    parent = make.make_organisation("Zanzibar", key="parent", kind="university")
    nova = type(parent).objects.get(key="nova")
    type(parent).objects.filter(key="nova").update(parent=parent)
    before = subjects(client, "/en/partners/nova/")

    make.make_agreement([home, parent])
    after = subjects(client, "/en/partners/nova/")

    assert nova.parent is None
    assert "parentOrganization" not in before[0]
    assert after[0]["parentOrganization"] == {"@id": f"{SITE}/partners/parent/#organization"}
    assert (after[1]["@type"], after[1]["name"]) == ("CollegeOrUniversity", "Zanzibar")


def test_the_page_of_a_person_with_posts_past_and_present(client, home):
    ada = make.make_person("Ada", key="ada", name_zh_hans="阿达")
    signals = make.make_department(home, "Signals")
    make.make_post(ada, home, "President", starts_on=date(2024, 1, 1))
    make.make_post(ada, home, "Director", department=signals, starts_on=date(2020, 1, 1),
                   ends_on=date(2023, 12, 31))  # fmt: skip
    make.make_post(ada, home, "Zanzibar", is_public=False)

    (found,) = subjects(client, "/en/people/ada/")

    assert found == {
        "@type": "Person",
        **ADA,
        "name": "Ada",
        "alternateName": ["阿达"],
        "url": f"{SITE}/en/people/ada/",
        "worksFor": [
            {"@type": "OrganizationRole", "roleName": "President", "startDate": "2024-01-01",
             "worksFor": US},
            {
                "@type": "OrganizationRole",
                "roleName": "Director",
                "startDate": "2020-01-01",
                "endDate": "2023-12-31",
                "worksFor": {
                    "@type": "Organization",
                    "@id": f"{SITE}/organisation/departments/{signals.pk}/#organization",
                    "name": "Signals",
                    "url": f"{SITE}/en/organisation/departments/{signals.pk}/",
                    "parentOrganization": US,
                },
            },
        ],
    }  # fmt: skip


def test_the_page_of_a_department_names_it_and_its_people(client, home):
    signals = make.make_department(home, "Signals")
    make.make_post(make.make_person("Ada", key="ada"), home, "Director", department=signals)
    address = f"/en/organisation/departments/{signals.pk}/"

    (found,) = subjects(client, address)

    assert found == {
        "@type": "Organization",
        "@id": f"{SITE}/organisation/departments/{signals.pk}/#organization",
        "name": "Signals",
        "url": SITE + address,
        "parentOrganization": US,
        "member": [{
            "@type": "OrganizationRole",
            "roleName": "Director",
            "member": {"@type": "Person", **ADA, "name": "Ada", "url": f"{SITE}/en/people/ada/"},
        }],
    }  # fmt: skip


def test_leaders_stand_in_the_order_of_precedence(client, home):
    make.make_post(make.make_person("Bo", key="bo"), home, "Vice President", rank=2)
    make.make_post(make.make_person("Ada", key="ada"), home, "President", rank=1)

    (found,) = subjects(client, "/en/organisation/leadership/")

    roles = [("Ada", "President"), ("Bo", "Vice President")]
    assert found == {
        "@type": "ItemList",
        "@id": f"{SITE}/en/organisation/leadership/#list",
        "numberOfItems": 2,
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "item": {
                    "@type": "Person",
                    "@id": f"{SITE}/people/{name.lower()}/#person",
                    "name": name,
                    "url": f"{SITE}/en/people/{name.lower()}/",
                    "worksFor": [{"@type": "OrganizationRole", "roleName": title, "worksFor": US}],
                },
            }
            for position, (name, title) in enumerate(roles, start=1)
        ],
    }


def test_a_list_holds_what_is_on_the_page_of_it(client, home):
    for number in range(13):
        make.make_article(f"Story {number}", slug=f"story-{number}",
                          at=make.NOON + timedelta(number))  # fmt: skip

    (second,) = subjects(client, "/en/news/?page=2")

    assert second == {
        "@type": "ItemList",
        "@id": f"{SITE}/en/news/#list",
        "numberOfItems": 1,
        "itemListElement": [{
            "@type": "ListItem",
            "position": 13,
            "name": "Story 0",
            "url": f"{SITE}/en/news/story-0/",
        }],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/zh-hans/agreements/", [("新星", "/zh-hans/agreements/nova-2024/")]),
        ("/zh-hans/partners/", [("新星", "/zh-hans/partners/nova/")]),
    ],
)
def test_lists_of_the_register_name_things_in_plain_words(client, home, path, expected):
    make_signing(home)

    (found,) = subjects(client, path)

    listed = [(one["name"], one["url"].removeprefix(SITE)) for one in found["itemListElement"]]
    assert listed == expected
