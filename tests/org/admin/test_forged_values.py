"""What no browser sends is refused in words, not by a crash."""

import pytest

from apps.org.models import SiteIdentity
from tests import factories as make
from tests.desk import page, said, submit

pytestmark = pytest.mark.django_db

HUGE = "9" * 40
ESCAPE = "This holds a control character, U+001B, which no page can show: retype it."


def test_a_number_too_long_to_compare_is_no_choice(admin_client):
    parties = [make.make_organisation(), make.make_organisation()]
    agreement = make.make_agreement(parties)
    occasion, attendance = make.make_occasion(), make.make_attendance()
    forms = [
        (page("partners_agreement_change", agreement.pk), "areas"),
        (page("partners_occasion_change", occasion.pk), "agreements"),
        (page("partners_occasion_change", attendance.occasion_id), "attendances-0-posts"),
    ]

    answers = [submit(admin_client, url, **{name: [HUGE]}) for url, name in forms]

    refusal = f"Select a valid choice. {HUGE} is not one of the available choices."
    assert [said(answer) for answer in answers] == [[refusal]] * 3


def test_a_text_holds_no_control_character(admin_client):
    identity = make.make_identity()
    forms = [
        (page("org_siteidentity_change", identity.pk), "name_en"),
        (page("org_siteidentity_change", identity.pk), "boilerplate_zh_hans"),
        (page("org_person_change", make.make_post().person_id), "posts-0-title_en"),
        (page("partners_occasion_change", make.make_occasion().pk), "place_en"),
    ]

    answers = [submit(admin_client, url, **{name: "CA\x1bSCO"}) for url, name in forms]

    assert [said(answer) for answer in answers] == [[ESCAPE]] * 4
    assert SiteIdentity.objects.get().name_en == "CASCO newsroom"


def test_a_nul_is_spoken_of_once(admin_client):
    response = submit(admin_client, page("org_person_add"), key="a", name_en="a\x00b")

    assert said(response) == ["Null characters are not allowed."]


def test_line_breaks_and_tabs_stay(admin_client):
    identity = make.make_identity()

    submit(admin_client, page("org_siteidentity_change", identity.pk), boilerplate_en="a\r\n\tb")

    assert SiteIdentity.objects.get().boilerplate_en == "a\r\n\tb"


@pytest.mark.parametrize(
    "url",
    [
        "/admin/org/organisation/?kind__exact=%00",
        "/admin/partners/agreement/?status=%00",
    ],
)
def test_a_filter_with_nul_leads_back_to_the_list(admin_client, url):
    assert admin_client.get(url, follow=True).status_code == 200


def test_a_search_passes_over_nul(admin_client):
    make.make_area("low-altitude economy")
    area = {"app_label": "partners", "model_name": "agreement", "field_name": "areas"}

    response = admin_client.get("/admin/autocomplete/", area | {"term": "low\x00-alt"})

    assert [found["text"] for found in response.json()["results"]] == ["low-altitude economy"]


def test_an_action_on_a_number_too_long_to_compare_is_refused(admin_client):
    make.make_person()
    action = {"action": "delete_selected", "_selected_action": [HUGE]}

    response = admin_client.post(page("org_person_changelist"), action)

    assert response.status_code < 500


def test_a_single_choice_too_long_to_compare_is_no_choice(admin_client):
    post = make.make_post()

    response = submit(admin_client, page("org_post_change", post.pk), person=HUGE)

    assert len(said(response)) == 1
