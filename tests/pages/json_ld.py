"""What the JSON-LD of a page holds, and an agreement to look at."""

import json
from datetime import date

from tests import factories as make
from tests.pages.soup import soup_of

SITE = "http://127.0.0.1:8000"
US = {"@id": f"{SITE}/#organization"}
NOVA = {"@id": f"{SITE}/partners/nova/#organization"}
ADA = {"@id": f"{SITE}/people/ada/#person"}
BO = {"@id": f"{SITE}/people/bo/#person"}


def graph(client, path):
    """The nodes of a page in their order."""
    soup = soup_of(client, path)
    (script,) = soup.select('script[type="application/ld+json"]')
    data = json.loads(script.text)
    assert data["@context"] == "https://schema.org"
    return data["@graph"]


def subjects(client, path):
    """What the page is about: the nodes behind us, the site, the page and its place."""
    return graph(client, path)[4:]


def node(client, path, kind):
    (found,) = [one for one in graph(client, path) if one["@type"] == kind]
    return found


def make_signing(home, **occasion):
    """An agreement with Nova: Ada signs for us, Bo speaks for Nova, somebody unnamed attends."""
    nova = make.make_organisation(
        "Nova", key="nova", name_zh_hans="新星", website="https://n.example/"
    )
    agreement = make.make_agreement(
        [home, nova], reference="nova-2024", title_en="The Nova agreement",
        expires_on=date(2029, 9, 5),
    )  # fmt: skip
    agreement.areas.add(make.make_area("aviation"))
    held = make.make_occasion(key="signing", place_en="Shanghai", **occasion)
    held.agreements.add(agreement)
    ours, _theirs = agreement.parties.order_by("position")
    make.make_signatory(ours, make.make_person("Ada", key="ada"), printed_titles_en="President")
    make.make_attendance(held, make.make_person("Bo", key="bo"), side=nova, spoke=True,
                         printed_titles_en="Secretary\nChairman")  # fmt: skip
    held.attendances.create(side=nova, printed_titles_en="Mayor", position=9)
    return agreement, held
