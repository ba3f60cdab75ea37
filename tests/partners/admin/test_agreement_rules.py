"""The rules of agreements, broken in the form and refused politely there."""

import pytest

from apps.partners.models import Agreement
from tests import factories as make
from tests.desk import page, said, submit

pytestmark = pytest.mark.django_db

END = "The agreement would end before it begins."
PRECISION = "Give the day of signing, or choose “Unknown”."


def an_agreement(**fields):
    return make.make_agreement([make.make_organisation(), make.make_organisation()], **fields)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"effective_on": "2025-01-02", "expires_on": "2025-01-01"}, END),
        ({"expires_on": "2024-09-05"}, END),
        ({"ended_on": "2024-09-05", "end_reason": "Merged"}, END),
        ({"ended_on": "2025-01-01"}, "Say why the agreement ended."),
        ({"signed_on": ""}, PRECISION),
        ({"signed_precision": "unknown"}, PRECISION),
        (
            {"is_open_ended": "on", "expires_on": "2030-01-01"},
            "Open-ended, or an expiry: not both.",
        ),
    ],
)
def test_the_dates_of_an_agreement_make_sense(admin_client, fields, message):
    url = page("partners_agreement_change", an_agreement().pk)

    assert said(submit(admin_client, url, **fields)) == [message]


def test_a_reference_is_taken_once(admin_client):
    taken = an_agreement()
    url = page("partners_agreement_change", an_agreement().pk)

    response = submit(admin_client, url, reference=taken.reference)

    assert said(response) == ["Agreement with this Reference already exists."]


@pytest.mark.parametrize("link", ["supplements", "replaces"])
def test_agreements_make_no_circle(admin_client, link):
    first = an_agreement(title_en="First")
    second = an_agreement(title_en="Second", **{link: first})

    for above in (second, first):
        url = page("partners_agreement_change", first.pk)
        response = submit(admin_client, url, **{link: above.pk})
        assert said(response) == ["This makes a circle: “First” leads back to itself."]


def parties(*organisations):
    rows = {
        f"parties-{i}-organisation": organisation.pk for i, organisation in enumerate(organisations)
    }
    return (
        rows
        | {"parties-TOTAL_FORMS": len(organisations)}
        | dict.fromkeys((f"parties-{i}-position" for i in range(len(organisations))), "0")
    )


NEW = {"reference": "new", "kind": "strategic", "signed_on": "2024-09-06"}


def test_an_agreement_has_two_parties_or_more(admin_client):
    organisation = make.make_organisation()
    url = page("partners_agreement_add")

    for given in (parties(), parties(organisation)):
        response = submit(admin_client, url, **NEW, **given)
        assert said(response) == ["An agreement has two parties or more."]
    assert Agreement.objects.count() == 0


def test_the_parties_of_an_agreement_are_distinct(admin_client):
    organisation = make.make_organisation()
    url = page("partners_agreement_add")

    response = submit(admin_client, url, **NEW, **parties(organisation, organisation))

    assert said(response) == ["The same party is listed twice."]


def test_an_agreement_with_two_parties_is_saved(admin_client):
    one, two = make.make_organisation(), make.make_organisation()

    submit(admin_client, page("partners_agreement_add"), **NEW, **parties(one, two))

    assert {party.organisation for party in Agreement.objects.get().parties.all()} == {one, two}


def test_the_last_two_parties_stay(admin_client):
    url = page("partners_agreement_change", an_agreement().pk)

    response = submit(admin_client, url, **{"parties-0-DELETE": "on"})

    assert said(response) == ["An agreement has two parties or more."]


def test_a_party_somebody_signed_for_stays(admin_client):
    agreement = an_agreement()
    third = make.make_party(agreement, position=9)
    make.make_signatory(third)
    url = page("partners_agreement_change", agreement.pk)

    response = submit(admin_client, url, **{"parties-2-DELETE": "on"})

    assert said(response) == ["Somebody signed for this party: remove the signatory first."]
