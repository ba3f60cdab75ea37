"""JSON-LD that every page has: who we are, what the page is, and where it stands."""

import json

import pytest

from apps.news import workflow
from apps.org.models import Logo, ShortName, SiteIdentity
from tests import factories as make
from tests.pages.json_ld import SITE, US, graph, node
from tests.pages.scene import furnish, make_scene
from tests.pages.test_every_page import PAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return furnish()


def test_who_we_are(client, home):
    type(home).objects.update(website="https://us.example/")
    ShortName.objects.create(organisation=home, language="en", name="CASCO")
    logo = make.make_picture(caption_en="For light grounds.")
    Logo.objects.create(site=SiteIdentity.objects.get(), picture=logo)

    us, website, page = graph(client, "/en/contact/")[:3]

    size = logo.renditions_of()[-1]
    assert us == {
        "@type": "Organization",
        **US,
        "name": "CASCO Signal Ltd.",
        "legalName": "CASCO Signal Ltd.",
        "alternateName": ["卡斯柯信号有限公司", "CASCO"],
        "description": "We make signals.",
        "url": f"{SITE}/en/",
        "logo": {
            "@type": "ImageObject",
            "contentUrl": SITE + size.address,
            "width": size.width,
            "height": size.height,
            "caption": "For light grounds.",
            "creditText": "Drawn for a test",
        },
        "address": [{"@type": "PostalAddress", "name": "Headquarters",
                     "streetAddress": "1 Station Road"}],
        "telephone": ["+86212000"],
        "contactPoint": {"@type": "ContactPoint", "contactType": "press", "name": "Press desk",
                         "telephone": "+86211000"},
        "sameAs": ["https://us.example/"],
    }  # fmt: skip
    assert website == {
        "@type": "WebSite",
        "@id": f"{SITE}/#website",
        "name": "CASCO newsroom",
        "url": f"{SITE}/en/",
        "inLanguage": "en",
        "publisher": US,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{SITE}/en/search/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    }
    assert page == {
        "@type": "ContactPage",
        "@id": f"{SITE}/en/contact/",
        "url": f"{SITE}/en/contact/",
        "name": "Contact",
        "description": "We make signals.",
        "inLanguage": "en",
        "isPartOf": {"@id": f"{SITE}/#website"},
        "about": US,
        "breadcrumb": {"@id": f"{SITE}/en/contact/#breadcrumb"},
    }


def test_the_search_it_offers_is_there(client, home):
    website = node(client, "/en/", "WebSite")

    template = website["potentialAction"]["target"]["urlTemplate"]
    address = template.removeprefix(SITE).replace("{search_term_string}", "signal")
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/en/news/story-1/", ["/en/", "/en/news/", "/en/news/in/agreements/"]),
        ("/en/agreements/agreement-1/", ["/en/", "/en/agreements/"]),
        ("/zh-hans/partners/partner-1/", ["/zh-hans/", "/zh-hans/partners/"]),
        ("/en/organisation/leadership/", ["/en/", "/en/organisation/"]),
        ("/en/press/", ["/en/"]),
    ],
)
def test_a_page_knows_its_place(client, path, expected):
    make_scene(1)

    crumbs = node(client, path, "BreadcrumbList")["itemListElement"]

    addresses = [crumb["item"].removeprefix(SITE) for crumb in crumbs]
    assert addresses == [*expected, path]
    assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
    assert all(crumb["name"] for crumb in crumbs)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_who_we_are_and_what_it_is(client, path):
    make_scene(1)

    nodes = graph(client, path)

    assert [one["@type"] for one in nodes[:2]] == ["Organization", "WebSite"]
    assert nodes[2]["url"] == SITE + path
    known = {one["@id"] for one in nodes}
    assert len(known) == len(nodes)
    assert nodes[2].get("mainEntity", {"@id": nodes[0]["@id"]})["@id"] in known


@pytest.mark.parametrize("path", ["/en/nothing/", "/en/news/gone/"])
def test_a_page_that_is_no_page_says_nothing(client, home, path):
    gone = make.make_article("Zanzibar", slug="gone")
    workflow.withdraw(gone, by=make.make_superuser("boss"), reason="A wrong date.")

    assert "ld+json" not in client.get(path).text


def test_no_text_ends_the_script(client, home):
    evil = "</script><!-- <script>\u2028alert(1)\u2029 & \"'"
    nova = make.make_organisation(evil, key="nova")
    agreement = make.make_agreement([home, nova], title_en=evil, reference="evil")
    make.make_article(evil, slug="evil", summary=evil, dateline="</SCRIPT>",
                      agreements=[agreement])  # fmt: skip

    response = client.get("/en/news/evil/")

    start = response.text.index('<script type="application/ld+json">')
    script = response.text[start:].split(">", 1)[1].split("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(script)
    found = {one["@type"]: one for one in json.loads(script)["@graph"]}
    assert found["NewsArticle"]["description"] == evil
    assert found["CreativeWork"]["name"] == evil
    assert found["NewsArticle"]["dateline"] == "</SCRIPT>"


def test_a_newsroom_that_is_not_set_up_still_has_it(client):
    us = graph(client, "/en/")[0]

    assert us == {"@type": "Organization", **US, "url": f"{SITE}/en/"}
