"""Every list and form of agreements opens, with the same queries however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories as make
from tests.desk import page

pytestmark = pytest.mark.django_db

LISTS = {
    "agreement": lambda: make.make_agreement([make.make_organisation(), make.make_organisation()]),
    "occasion": lambda: make.make_attendance().occasion,
    "cooperationarea": lambda: make.make_agreement().areas.add(make.make_area()),
}


def queries(client, url):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return len(captured)


@pytest.mark.parametrize("model", LISTS)
def test_a_list_takes_the_same_queries_with_one_and_three(admin_client, model):
    url = page(f"partners_{model}_changelist")
    LISTS[model]()
    admin_client.get(url)

    one = queries(admin_client, url)
    LISTS[model]()
    LISTS[model]()

    assert queries(admin_client, url) == one


@pytest.mark.parametrize("model", LISTS)
def test_an_empty_form_opens(admin_client, model):
    assert admin_client.get(page(f"partners_{model}_add")).status_code == 200


@pytest.mark.parametrize("model", LISTS)
def test_a_search_finds_no_error(admin_client, model):
    LISTS[model]()
    url = page(f"partners_{model}_changelist")

    assert admin_client.get(url, {"q": "卡斯柯 '\""}).status_code == 200


def an_agreement(rows):
    agreement = make.make_agreement()
    for _ in range(rows):
        post = make.make_post()
        party = make.make_party(agreement, post.organisation)
        make.make_signatory(party, post.person).posts.add(post)
        make.make_occasion().agreements.add(agreement)
        agreement.areas.add(make.make_area())
    return page("partners_agreement_change", agreement.pk)


def an_occasion(rows):
    occasion = make.make_occasion()
    for _ in range(rows):
        post = make.make_post()
        make.make_attendance(occasion, post.person, side=post.organisation).posts.add(post)
        make.make_department_attendance(occasion)
        occasion.agreements.add(make.make_agreement())
    return page("partners_occasion_change", occasion.pk)


@pytest.mark.parametrize("make_page", [an_agreement, an_occasion])
def test_a_form_takes_the_same_queries_with_one_and_three_rows(admin_client, make_page):
    one, three = make_page(1), make_page(3)
    admin_client.get(one)

    assert queries(admin_client, one) == queries(admin_client, three)


@pytest.mark.parametrize("status", ["in-force", "term-unknown", "no-such-status"])
def test_agreements_are_listed_by_their_status_today(admin_client, status):
    agreement = make.make_agreement()

    response = admin_client.get(page("partners_agreement_changelist"), {"status": status})

    found = list(response.context["cl"].result_list)
    assert found == ([agreement] if status == "term-unknown" else [])


def test_an_agreement_shows_its_occasions_with_links(admin_client):
    occasion = make.make_occasion(title_en="Ceremony in Shanghai")
    agreement = make.make_agreement()
    occasion.agreements.add(agreement)

    response = admin_client.get(page("partners_agreement_change", agreement.pk))

    url = page("partners_occasion_change", occasion.pk)
    assert f'<a href="{url}">Ceremony in Shanghai</a>' in response.content.decode()


def test_only_a_partner_visitors_may_know_has_a_page_to_view(admin_client):
    known, unknown = make.make_organisation(), make.make_organisation()
    make.make_agreement([known, make.make_home()])
    make.make_agreement([unknown, make.make_organisation()], is_public=False)

    shown = [
        admin_client.get(page("org_organisation_change", organisation.pk))
        for organisation in (known, unknown)
    ]

    assert [response.context["has_absolute_url"] for response in shown] == [True, False]


@pytest.mark.parametrize("is_public", [True, False])
def test_only_a_public_agreement_has_a_page_to_view(admin_client, is_public):
    agreement = make.make_agreement(is_public=is_public)

    response = admin_client.get(page("partners_agreement_change", agreement.pk))

    assert response.context["has_absolute_url"] is is_public
