"""Choosing the logos of the press kit at the desk."""

import pytest

from apps.org.models import ContentVersion, Picture
from tests import factories as make
from tests.desk import page, submit

pytestmark = pytest.mark.django_db


def test_an_editor_adds_a_logo_and_the_press_kit_shows_it_at_once(admin_client, client):
    identity, picture = make.make_identity(), make.make_picture(caption_en="For light grounds")
    assert "For light grounds" not in client.get("/en/press/").text
    before = ContentVersion.current()

    submit(
        admin_client,
        page("org_siteidentity_change", identity.pk),
        **{"logos-TOTAL_FORMS": 1, "logos-0-picture": picture.pk, "logos-0-position": 1},
    )

    assert ContentVersion.current() > before
    assert "For light grounds" in client.get("/en/press/").text


def test_the_library_knows_that_a_picture_is_a_logo_and_keeps_it(admin_client):
    identity, picture = make.make_identity(), make.make_picture()
    identity.logos.create(picture=picture)

    shown = admin_client.get(page("org_picture_uses", picture.pk))
    admin_client.post(page("org_picture_delete", picture.pk), {"post": "yes"})

    assert page("org_siteidentity_change", identity.pk) in shown.text
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_the_form_takes_the_same_queries_with_one_and_three_logos(
    admin_client, django_assert_max_num_queries
):
    identity = make.make_identity()
    url = page("org_siteidentity_change", identity.pk)
    identity.logos.create(picture=make.make_picture())
    admin_client.get(url)
    with django_assert_max_num_queries(20) as with_one:
        admin_client.get(url)
    for _ in range(2):
        identity.logos.create(picture=make.make_picture())

    with django_assert_max_num_queries(20) as with_three:
        admin_client.get(url)

    assert len(with_three) == len(with_one)
